import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Revenue: what recurs by class, what moved it from month to month, and the accounts and events behind each movement.
struct RevenueFeature: ListFeature {
    static let name = "revenue"
    static let area = ConsoleArea.revenue
    static let script: Asset? = ConsoleScript.chart

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    func summary(_ view: ConsoleView) async throws -> HTML { try await content(view).live }

    private func content(_ view: ConsoleView) async throws -> RevenuePage {
        let (address, notes) = RevenueAddress.nearest(view.query, current: view.now.month)
        async let movements = movements(address, view)
        let answer = try await Self.lastMonths(services.owners, view, address.filter)
        return RevenuePage(address: address, notes: notes, months: answer.months, movements: await movements, now: view.now)
    }

    /// Nil where no month is opened, or its movements can't be had now.
    private func movements(_ address: RevenueAddress, _ view: ConsoleView) async -> MovementsAnswer? {
        guard let month = address.month else { return nil }
        return await services.unlessAway("the movements of \(month)", view) { try await movements(address, in: month, view) }
    }

    private func movements(_ address: RevenueAddress, in month: Month, _ view: ConsoleView) async throws -> MovementsAnswer {
        var query = address.movementQuery
        query.add("limit", String(RevenueAddress.pageSize))
        if let cursor = address.cursor { query.add("cursor", cursor) }
        let path = RollupOperations.movements.path.replacing("{month}", with: month.description)
        return try await services.owners.ask(
            OwnerRequest(asking: .rollup, path, query, for: view.request.http, identity: view.request.identity))
    }

    /// The current month and those before it that the console looks back on.
    static func lastMonths(
        _ owners: OwnerClient, _ view: ConsoleView, _ filter: GroupFilter = GroupFilter()
    ) async throws -> RevenueAnswer {
        let month = view.now.month
        var query: QueryItems = ["from": month.adding(months: -MonthPicker.monthsBack).description, "to": month.description]
        for item in filter.query { query.add(item.name, item.value) }
        return try await owners.ask(RollupOperations.revenue, query, for: view.request)
    }
}
