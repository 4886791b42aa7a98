import Contracts
import HTTP
import ServiceKit

extension ConsoleRoutes {
    func usage(_ request: GatewayRequest, _ viewer: Viewer) async throws -> HTML? {
        let view = RollupView(request.http.query)
        let now = sessions.time.now
        async let revenue = revenue(request, upTo: now.month)
        let answer = try await rollup(request, view, limit: RollupView.pageSize)
        return UsagePage(viewer: viewer, view: view, answer: answer, revenue: await revenue, now: now).html()
    }

    func totalsFragment(_ request: GatewayRequest, _ viewer: Viewer) async throws -> HTML? {
        let view = RollupView(request.http.query)
        let answer = try await rollup(request, view.at(cursor: nil), limit: 1)
        return TotalsTiles(totals: answer.totals, isFiltered: view.isFiltered).html()
    }

    /// The row as the view shows it, in the view's month. Nothing for an account that this month doesn't have.
    func accountFragment(_ request: GatewayRequest, _ viewer: Viewer) async throws -> HTML? {
        let account = try request.id(of: "account", as: AccountID.self)
        let view = RollupView(request.http.query).alone(account)
        let answer = try await rollup(request, view, limit: RollupView.pageSize)
        let context = RowContext(viewer: viewer, month: answer.month, now: sessions.time.now)
        return answer.accounts.first { $0.accountID == account }.map { AccountRows(account: $0, context: context).html() }
    }

    func atRisk(_ request: GatewayRequest, _ viewer: Viewer) async throws -> HTML? {
        let reason = request.text("reason").flatMap(RiskReason.init)
        var query = QueryItems()
        for name in ["reason", "cursor"] {
            if let value = request.text(name) { query.add(name, value) }
        }
        let answer: AtRiskAnswer = try await ask("/at-risk", query, request)
        return AtRiskPage(viewer: viewer, reason: reason, answer: answer, now: sessions.time.now).html()
    }

    /// Nothing for a workspace that is at risk no longer.
    func riskFragment(_ request: GatewayRequest, _ viewer: Viewer) async throws -> HTML? {
        let workspace = try request.id(of: "workspace", as: WorkspaceID.self)
        let now = sessions.time.now
        let answer: AtRiskAnswer = try await ask("/at-risk", ["workspace": workspace.description], request)
        let context = RowContext(viewer: viewer, month: now.month, now: now)
        return answer.rows.first { $0.workspaceID == workspace }.map { AtRiskRows(row: $0, context: context).html() }
    }

    private func rollup(_ request: GatewayRequest, _ view: RollupView, limit: Int) async throws -> RollupAnswer {
        var query = view.query
        query.add("limit", String(limit))
        query.add("workspaces", String(RollupView.workspacesPerAccount))
        return try await ask("/rollup", query, request)
    }

    /// The page is worth showing without its charts, so a failure here takes only them away.
    private func revenue(_ request: GatewayRequest, upTo month: Month) async -> RevenueAnswer? {
        let query: QueryItems = ["from": month.adding(months: -MonthStepper.monthsBack).description, "to": month.description]
        do {
            return try await ask("/mrr", query, request)
        } catch {
            logger.warning("the usage page has no charts", ["error": .string("\(error)")], trace: request.trace)
            return nil
        }
    }

    private func ask<Answer: Decodable>(_ path: String, _ query: QueryItems, _ request: GatewayRequest) async throws -> Answer {
        try await owners.ask(OwnerRequest(asking: .rollup, path, query, for: request.http, identity: request.identity))
    }
}
