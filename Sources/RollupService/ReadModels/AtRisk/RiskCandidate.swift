import Contracts
import Database

/// A workspace of the current month with all that its risk and its row need.
struct RiskCandidate: Sendable, Equatable {
    let workspaceID: WorkspaceID
    let name: String
    let accountID: AccountID
    let organisationID: OrganisationID
    var figures: RiskFigures
    let revenueClass: RevenueClass
    let mode: BillingMode
    let mrr: Cents
    let admins: AdminContacts
    /// It is kept among those that are locked.
    let hasLock: Bool
    /// When its hours since the last reset reached the cap; nil while that isn't found yet.
    let capReachedAt: Instant?

    /// Since when it is locked: when the cap was reached, or later, when the account fell to a tier with such a cap.
    var lockedSince: Instant? {
        guard figures.isLocked, let capReachedAt else { return nil }
        return max(capReachedAt, figures.downgrade?.at ?? capReachedAt)
    }

    var position: RiskPosition { RiskPosition(self) }
}

/// The place of a workspace among those at risk: how near its cap, then share of the cap, then revenue, then name.
/// Shares and revenue are negative, so that the most urgent has the smallest of everything.
struct RiskPosition: Codable, Hashable, Sendable, Comparable {
    /// A `CapBand`, or one past the last for workspaces that are here for another reason.
    var band: Int
    var minusShare: Double
    var minusMrrCents: Int64
    var nameKey: String
    var workspaceID: WorkspaceID

    static let bandBeyondCaps = CapBand.allCases.count

    /// In the order of the columns that keep it.
    var sqlValues: [SQLValue] {
        [band.sqlValue, minusShare.sqlValue, minusMrrCents.sqlValue, nameKey.sqlValue, workspaceID.sqlValue]
    }

    fileprivate init(_ candidate: RiskCandidate) {
        let figures = candidate.figures
        band = figures.band?.rawValue ?? Self.bandBeyondCaps
        // Hours and caps are far too small for two different shares to round to the same number. Unlimited hours are no share at all.
        let isAtCap = figures.band.map { $0 <= .reached } ?? false
        let seconds = isAtCap ? figures.lockingSeconds : figures.countedSeconds
        minusShare = figures.capSeconds.map { 0 - Double(seconds) / Double($0) } ?? 0
        minusMrrCents = 0 - candidate.mrr.amount
        nameKey = candidate.name.lowercased()
        workspaceID = candidate.workspaceID
    }

    static func < (left: Self, right: Self) -> Bool {
        let numbers = (left.band, left.minusShare, left.minusMrrCents)
        let others = (right.band, right.minusShare, right.minusMrrCents)
        guard numbers == others else { return numbers < others }
        guard left.nameKey == right.nameKey else { return left.nameKey.utf8.lexicographicallyPrecedes(right.nameKey.utf8) }
        return left.workspaceID < right.workspaceID
    }
}
