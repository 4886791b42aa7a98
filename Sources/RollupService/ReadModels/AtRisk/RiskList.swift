import Contracts
import Database
import Terms

/// The workspaces at risk in their order: those near or at their cap, then those that are here for their downgrade alone. The latter are few,
/// since it must be recent, and have by their shares an order of their own.
struct RiskList {
    let connection: Connection
    let month: Month
    let now: Instant
    /// Only workspaces whose most urgent reason is this one.
    let reason: RiskReason?
    /// Those that are put aside, or the others.
    let isSnoozed: Bool
    private let fallen: [AssessedRisk]

    init(_ connection: Connection, _ month: Month, now: Instant, reason: RiskReason?, isSnoozed: Bool) throws {
        self.connection = connection
        self.month = month
        self.now = now
        self.reason = reason
        self.isSnoozed = isSnoozed
        fallen = try RiskTable(connection: connection)
            .downgraded(month, isSnoozed: isSnoozed, since: now.adding(days: -Downgrade.recentDays - 1))
            .compactMap { AssessedRisk($0, now: now) }
            .filter { $0.reason == .recentlyDowngraded }.sorted { $0.position < $1.position }
    }

    /// Up to `limit` of the list from an edge on, the nearest first.
    func risks(_ edge: PageEdge<RiskPosition>, limit: Int) throws -> [AssessedRisk] {
        let fallen = shows(.recentlyDowngraded) ? fallen : []
        switch edge {
        case .after(let position):
            let near = try nearCap(edge, limit: limit)
            let beyond = fallen.drop { risk in position.map { risk.position <= $0 } ?? false }
            return near + beyond.prefix(limit - near.count)
        case .before(let position):
            let beyond = fallen.prefix { $0.position < position }.suffix(limit).reversed()
            return try beyond + nearCap(edge, limit: limit - beyond.count)
        }
    }

    /// How many workspaces are at risk, whatever the list shows of them, by their most urgent reason.
    /// - Parameter position: counts only those before it; all where it is nil.
    func counts(before position: RiskPosition? = nil) throws -> [RiskReason: Int] {
        var counts = try RiskCounts(connection: connection, month: month, now: now, isSnoozed: isSnoozed).nearCap(before: position)
        counts[.recentlyDowngraded] = fallen.count { risk in position.map { risk.position < $0 } ?? true }
        return counts
    }

    func shows(_ reason: RiskReason) -> Bool { self.reason == nil || self.reason == reason }

    private func nearCap(_ edge: PageEdge<RiskPosition>, limit: Int) throws -> [AssessedRisk] {
        guard let bands, limit > 0 else { return [] }
        var found: [AssessedRisk] = []
        var edge = edge
        while true {
            let piece = try RiskTable(connection: connection).candidates(month, isSnoozed: isSnoozed, bands, edge, limit: limit)
            // One that is only halfway may be no risk at this pace, or a risk for another reason, which has its own place.
            found += piece.compactMap { AssessedRisk($0, now: now) }.filter { $0.reason != .recentlyDowngraded }
            guard found.count < limit, piece.count == limit, let last = piece.last else { return Array(found.prefix(limit)) }
            edge = if case .before = edge { .before(last.position) } else { .after(last.position) }
        }
    }

    /// Where in the order the workspaces with the reason are; nil where they are not in it.
    private var bands: ClosedRange<CapBand>? {
        switch reason {
        case nil: .blocked ... .halfway
        case .pilotHardBlock: .blocked ... .blocked
        case .atCap: .reached ... .reached
        case .approachingCap: .near ... .halfway
        case .recentlyDowngraded: nil
        }
    }
}

/// A workspace that is at risk now, and why.
struct AssessedRisk: Sendable {
    let candidate: RiskCandidate
    let assessment: RiskAssessment
    /// The most urgent.
    let reason: RiskReason
    let position: RiskPosition

    /// Nil for one that is at no risk.
    init?(_ candidate: RiskCandidate, now: Instant) {
        let assessment = RiskAssessment(candidate.figures, now: now)
        guard let reason = assessment.reason else { return nil }
        self.candidate = candidate
        self.assessment = assessment
        self.reason = reason
        var position = candidate.position
        if reason == .recentlyDowngraded { position.band = RiskPosition.bandBeyondCaps }
        self.position = position
    }
}
