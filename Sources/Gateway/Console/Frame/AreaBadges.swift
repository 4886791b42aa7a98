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
        async let waiting = waiting(view)
        let pending = try await pendingRequests()
        return await waiting + [pending]
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

    /// What the owners are asked for: how much waits in all, and of it what one area is about.
    func waiting(_ view: ConsoleView) async -> [AreaBadge] {
        let found = await services.unlessAway("how much waits", view) {
            try await TaskDesk(owners: services.owners).counts(for: view.request)
        }
        guard let counts = found, !counts.isEmpty else { return [] }
        func badge(_ area: ConsoleArea, _ kind: TaskKind, _ what: String) -> AreaBadge? {
            counts[kind].map { AreaBadge(area: area, count: $0, what: what) }
        }
        return [
            AreaBadge(area: .home, count: counts.values.reduce(0, +), what: "waiting"), badge(.renewals, .renewalOverdue, "overdue"),
            badge(.invoices, .invoiceOverdue, "overdue"), badge(.payments, .paymentUnassigned, "unassigned"),
            badge(.trainings, .sessionRequested, "to be planned"), badge(.partners, .externalLedNew, "new external-led"),
        ].compactMap { $0 }
    }
}
