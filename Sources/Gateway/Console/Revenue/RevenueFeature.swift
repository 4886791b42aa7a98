import Contracts
import HTTP
import ProcessKit
import StaffAPI

/// Revenue: what recurs by class, and what moved it from month to month.
struct RevenueFeature: ListFeature {
    static let name = "revenue"
    static let area = ConsoleArea.revenue

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let html = HTML.joined([
            division(.class("headline")) {
                heading1 { Self.area.title }
                paragraph(.class("as-of push")) { "As of \(Figures.moment(view.now))" }
            },
            try await summary(view),
        ])
        return ConsolePage(title: Self.area.title, html: html)
    }

    func summary(_ view: ConsoleView) async throws -> HTML {
        let answer = try await Self.lastMonths(services.owners, view)
        return section(.id("revenue"), .class("charts"), .label("Monthly recurring revenue"), Attribute("data-live")) {
            if answer.months.isEmpty {
                EmptyList(text: "There is no revenue yet.").html()
            } else {
                RevenueCharts(months: answer.months, current: view.now.month).html()
            }
        }
    }

    /// The current month and those before it that the console looks back on.
    static func lastMonths(_ owners: OwnerClient, _ view: ConsoleView) async throws -> RevenueAnswer {
        let month = view.now.month
        let query: QueryItems = ["from": month.adding(months: -MonthPicker.monthsBack).description, "to": month.description]
        return try await owners.ask(RollupOperations.revenue, query, for: view.request)
    }
}
