import Contracts
import Database

/// The place of a workspace in the list of those at risk, as it is kept.
struct RiskRow: Equatable {
    let band: Int
    /// Nil for a workspace that is here for its downgrade alone.
    let minusShare: Double?
    let minusMrrCents: Int64
    let nameKey: String
    let downgradedAt: Instant?
    let isSnoozed: Bool

    static let columns = "band, minus_share, minus_mrr_cents, name_key, downgraded_at, snoozed"

    init(_ candidate: RiskCandidate, isSnoozed: Bool) {
        let position = candidate.position
        band = position.band
        minusShare = candidate.figures.band == nil ? nil : position.minusShare
        minusMrrCents = position.minusMrrCents
        nameKey = position.nameKey
        downgradedAt = candidate.figures.downgrade?.at
        self.isSnoozed = isSnoozed
    }

    init(_ row: Row) {
        band = Int(row.int(0))
        minusShare = row.optionalDouble(1)
        minusMrrCents = row.int(2)
        nameKey = row.text(3)
        downgradedAt = row.optionalInstant(4)
        isSnoozed = row.bool(5)
    }

    var sqlValues: [SQLValue] {
        [
            band.sqlValue, minusShare.sqlValue, minusMrrCents.sqlValue, nameKey.sqlValue, downgradedAt.sqlValue, isSnoozed.sqlValue,
        ]
    }
}
