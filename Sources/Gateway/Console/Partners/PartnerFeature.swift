import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// One partner: the clients that they brought and earn by, those whose workspaces they run, what they were paid, and their statement.
struct PartnerFeature: ConsoleFeature {
    static let paths = ["\(ConsoleArea.partners.path)/{id}", "\(ConsoleArea.partners.path)/{id}/{tab}"]
    static let area = ConsoleArea.partners
    static let script: Asset? = ConsoleScript.chart

    private static let chartMonths = 12

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let name = view.request.path("tab")
        guard let tab = name.isEmpty ? .referrals : PartnerTab(rawValue: name), name != PartnerTab.referrals.rawValue else {
            throw Problem.notFound("page \(view.request.http.path.prefix(200))")
        }
        let partner = PartnerView(
            row: try await services.partner(view), tab: tab, context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        let page = PartnerPage(partner: partner, content: try await content(partner, view))
        return ConsolePage(title: page.title, html: page.html())
    }

    private func content(_ partner: PartnerView, _ view: ConsoleView) async throws -> HTML {
        switch partner.tab {
        case .referrals:
            async let months = months(partner, view)
            async let found = found(view)
            let referrals = try await referrals(partner, view)
            return PartnerReferrals(
                partner: partner, answer: referrals, months: await months, search: view.query["client"], found: await found,
                isFirstPage: view.query["cursor"] == nil
            ).html()
        case .clients: return try await clients(partner, view)
        case .payouts: return try await payouts(partner, view)
        case .statement: return try await statement(partner, view)
        }
    }

    private func clients(_ partner: PartnerView, _ view: ConsoleView) async throws -> HTML {
        let run = await services.unlessAway("the workspaces that a partner runs", view) {
            let query: QueryItems = [
                "search": partner.id.description, "scope": AccountScope.workspace.rawValue,
                "limit": String(PartnerClients.shownMaximum),
            ]
            return try await services.owners.ask(RollupOperations.rollup, query, for: view.request) as RollupAnswer
        }
        let referrals = try await referrals(partner, view)
        return PartnerClients(partner: partner, referrals: referrals.referrals, hasMore: referrals.nextCursor != nil, run: run).html()
    }

    private func payouts(_ partner: PartnerView, _ view: ConsoleView) async throws -> HTML {
        var query: QueryItems = [
            "from": PartnerPayouts.firstDay, "kind": StatementAnswer.Kind.payout.rawValue, "limit": String(PartnerPayouts.pageSize),
        ]
        if let cursor = view.query["cursor"] { query.add("cursor", cursor) }
        let answer = try await services.statement(partner.id, query, view)
        return PartnerPayouts(partner: partner, answer: answer, isFirstPage: view.query["cursor"] == nil).html()
    }

    private func statement(_ partner: PartnerView, _ view: ConsoleView) async throws -> HTML {
        let (period, notes) = StatementPeriod.nearest(view.query, now: view.now)
        var query = period.question
        query.add("limit", String(PartnerStatement.pageSize))
        if let cursor = view.query["cursor"] { query.add("cursor", cursor) }
        let answer = try await services.statement(partner.id, query, view)
        return PartnerStatement(
            partner: partner, period: period, notes: notes, answer: answer, isFirstPage: view.query["cursor"] == nil
        ).html()
    }

    private func referrals(_ partner: PartnerView, _ view: ConsoleView) async throws -> ReferralsAnswer {
        var query: QueryItems = ["partner": partner.id.description, "limit": String(PartnerReferrals.pageSize)]
        if let cursor = view.query["cursor"] { query.add("cursor", cursor) }
        return try await services.owners.ask(ReferralOperations.list, query, for: view.request)
    }

    /// What was earned lately; nil where it can't be told now.
    private func months(_ partner: PartnerView, _ view: ConsoleView) async -> [StatementAnswer.MonthTotals]? {
        await services.unlessAway("the kickback by month", view) {
            let first = view.now.month.adding(months: 1 - Self.chartMonths).firstDay
            let query: QueryItems = ["from": first.description, "to": view.now.date.description, "limit": "1"]
            return try await services.statement(partner.id, query, view).months
        }
    }

    /// Clients for a new referral; nil where nobody is looked for.
    private func found(_ view: ConsoleView) async -> [SearchAnswer.FoundAccount]? {
        guard let text = view.query["client"], text.contains(where: { !$0.isWhitespace }),
            text.count <= Operation.Parameter.searchLengthMaximum
        else { return nil }
        let answer = await services.unlessAway("the clients of a new referral", view) {
            let query: QueryItems = ["q": text, "limit": String(PartnerReferrals.foundMaximum)]
            return try await services.owners.ask(JoinedParts.rollupSearch, query, for: view.request) as SearchAnswer
        }
        return answer?.accounts
    }
}

extension ConsoleServices {
    /// The partner that the address names. Throws 404 for an organisation that never was one.
    func partner(_ view: ConsoleView) async throws -> PartnerRow {
        let id: OrganisationID = try view.request.id(of: "partner")
        let answer: PartnersAnswer = try await owners.ask(PartnerOperations.list, ["organisation": id.description], for: view.request)
        guard let row = answer.partners.first else { throw Problem.notFound("partner \(id)") }
        return row
    }

    func statement(_ partner: OrganisationID, _ query: QueryItems, _ view: ConsoleView) async throws -> StatementAnswer {
        try await ask(ReferralOperations.statement, of: partner, query, for: view.request)
    }
}
