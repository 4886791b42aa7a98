import Contracts
import HTTP
import StaffAPI

/// The number beside an area of the navigation: how much there waits for somebody.
struct AreaBadge: Sendable {
    let area: ConsoleArea
    let count: Int
    /// What the number counts, such as `overdue`.
    let what: String

    /// Read again like whatever else of a page changes by itself; nothing is shown of none.
    func html() -> HTML {
        span(.id("badge-\(area.letter)"), .class("badge"), Attribute("data-live")) {
            if count > 0 {
                Figures.count(count)
                span(.class("unseen")) { " \(what)" }
            }
        }
    }
}

/// Asks the owners for the numbers beside the areas.
struct AreaBadges: Sendable {
    let services: ConsoleServices

    /// Without those whose owner can't say them now.
    func all(_ view: ConsoleView) async throws -> [AreaBadge] {
        async let overdue = overdueInvoices(view)
        async let renewals = overdueRenewals(view)
        async let payments = unassignedPayments(view)
        return try await [renewals, pendingRequests(), overdue, payments].compactMap { $0 }
    }

    /// Known here, without asking anybody.
    func bell(_ view: ConsoleView) async throws -> Bell {
        let list = try NoticeDesk(of: view.viewer.identity).list
        return Bell(unread: try await services.context.database.reading { try list.unreadCount($0) })
    }

    /// Known here too.
    func pendingRequests() async throws -> AreaBadge {
        AreaBadge(area: .requests, count: try await services.context.database.reading(PendingRequests.count), what: "pending")
    }

    func overdueRenewals(_ view: ConsoleView) async -> AreaBadge? {
        let answer = await services.unlessAway("how many renewals are overdue", view) {
            try await services.owners.ask(RenewalOperations.list, ["within": "0d", "limit": "1"], for: view.request) as RenewalsAnswer
        }
        return answer.map { AreaBadge(area: .renewals, count: $0.counts.overdue, what: "overdue") }
    }

    func overdueInvoices(_ view: ConsoleView) async -> AreaBadge? {
        let query: QueryItems = ["status": InvoiceStatus.overdue.rawValue, "limit": "1"]
        let answer = await services.unlessAway("how many invoices are overdue", view) {
            try await services.owners.ask(InvoiceOperations.list, query, for: view.request) as InvoicesAnswer
        }
        return answer.map { AreaBadge(area: .invoices, count: $0.totals.invoices, what: "overdue") }
    }

    func unassignedPayments(_ view: ConsoleView) async -> AreaBadge? {
        let answer = await services.unlessAway("how many payments are unassigned", view) {
            try await services.owners.ask(PaymentOperations.list, ["unassigned": "true", "limit": "1"], for: view.request) as PaymentsAnswer
        }
        return answer.map { AreaBadge(area: .payments, count: $0.totals.payments, what: "unassigned") }
    }
}
