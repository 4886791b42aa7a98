import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Usage & billing: a month of every account, its workspaces, and what staff may do about them.
struct UsageFeature: ListFeature {
    static let name = "usage"
    static let area = ConsoleArea.usage
    static let script: Asset? = ConsoleScript.workspaces

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let (address, notes) = UsageAddress.nearest(view.query, current: view.now.month)
        async let revenue = revenue(view)
        let answer = try await rollup(view, address, limit: UsageAddress.pageSize)
        let page = UsagePage(
            viewer: view.viewer, address: address, notes: notes, answer: answer, revenue: await revenue, now: view.now)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// In the month of the view, whatever else it filters by: the change may be what takes a row out of the filter.
    func rows(_ ids: [String], _ view: ConsoleView) async throws -> [HTML] {
        let accounts = try ids.map { id in
            guard let account = AccountID(id) else { throw Problem.notFound("account \(id.prefix(64))") }
            return account
        }
        let (address, _) = UsageAddress.nearest(view.query, current: view.now.month)
        return try await rows(of: accounts) { try await row($0, address, view) }
    }

    func summary(_ view: ConsoleView) async throws -> HTML {
        let (address, _) = UsageAddress.nearest(view.query, current: view.now.month)
        let answer = try await rollup(view, address.at(cursor: nil), limit: 1)
        return UsageTotals(totals: answer.totals, knowsLogins: answer.loginsKnown ?? true, address: address).html()
    }

    /// Nothing for an account that this month doesn't have.
    private func row(_ account: AccountID, _ address: UsageAddress, _ view: ConsoleView) async throws -> HTML? {
        let answer = try await rollup(view, address.only(account), limit: UsageAddress.pageSize)
        let context = RowContext(
            viewer: view.viewer, month: answer.month, now: view.now, knowsLogins: answer.loginsKnown ?? true)
        return answer.accounts.first { $0.accountID == account }.map {
            AccountRows(account: $0, address: address, context: context).html()
        }
    }

    private func rollup(_ view: ConsoleView, _ address: UsageAddress, limit: Int) async throws -> RollupAnswer {
        var query = address.query
        query.add("limit", String(limit))
        query.add("workspaces", String(address.open.isEmpty ? 0 : UsageAddress.workspacesPerAccount))
        return try await services.owners.ask(RollupOperations.rollup, query, for: view.request)
    }

    private func revenue(_ view: ConsoleView) async -> [Month: Cents] {
        let answer = await services.unlessAway("the revenue of each month", view) {
            try await RevenueFeature.lastMonths(services.owners, view)
        }
        return Dictionary((answer?.months ?? []).map { ($0.month, $0.closingCents) }) { first, _ in first }
    }
}
