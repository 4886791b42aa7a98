import Contracts

/// The days on which what a client pays earns something: the first and the last one included, since a payment is known by its day alone.
struct ReferralTerm: Hashable, Sendable {
    var startsAt: Instant
    var expiresAt: Instant?
    var endedAt: Instant?

    var firstDay: LocalDate { startsAt.date }

    /// Nil while no end is known.
    var lastDay: LocalDate? { [expiresAt, endedAt].compactMap { $0 }.min()?.lastDay }

    func covers(_ day: LocalDate) -> Bool { firstDay <= day && lastDay.map { day <= $0 } ?? true }

    /// Whether a day belongs to both: a payment of that day would earn two kickbacks.
    func overlaps(_ other: ReferralTerm) -> Bool {
        guard !isEmpty, !other.isEmpty else { return false }
        return lastDay.map { other.firstDay <= $0 } ?? true && other.lastDay.map { firstDay <= $0 } ?? true
    }

    /// It was ended before it began.
    private var isEmpty: Bool { lastDay.map { $0 < firstDay } ?? false }

    func standing(accrued: Cents, cap: Cents?, at now: Instant) -> ReferralStanding {
        if let endedAt, endedAt <= now { return .ended }
        if let expiresAt, expiresAt <= now { return .expired }
        if now < startsAt { return .upcoming }
        if let cap, accrued >= cap { return .capped }
        return .active
    }
}
