import Contracts
import Database

/// Counts the workspaces near or at their cap, or locked, without looking at their rows, from the index that puts them in order.
///
/// What `RiskAssessment` says of one is said here of all: past `halfway` the band decides, at it whether the hours reach the cap in this cycle.
struct RiskCounts {
    let connection: Connection
    let month: Month
    let now: Instant
    /// Those that are put aside, or the others.
    let isSnoozed: Bool

    /// By their most urgent reason.
    /// - Parameter position: counts only those before it; all where it is nil.
    func nearCap(before position: RiskPosition? = nil) throws -> [RiskReason: Int] {
        let earlier = position == nil ? "" : "AND (band, minus_share, minus_mrr_cents, name_key, workspace_id) < (?6, ?7, ?8, ?9, ?10)"
        let sql = """
            WITH resets AS MATERIALIZED (SELECT workspace_id, reset_at FROM workspace_usage WHERE month = ?1 AND reset_at IS NOT NULL),
            counted AS (
                SELECT band, minus_share, max(?2, coalesce(reset_at, ?2)) AS start
                FROM workspace_risk LEFT JOIN resets USING (workspace_id)
                WHERE month = ?1 AND snoozed = ?5 AND band < \(RiskPosition.bandBeyondCaps) \(earlier)
            )
            SELECT band, count(*) FROM counted
            WHERE band < \(CapBand.halfway.rawValue) OR (?4 > start AND -minus_share * (?3 - start) >= ?4 - start)
            GROUP BY band
            """
        let arguments = [month.sqlValue, month.start.sqlValue, month.end.sqlValue, now.sqlValue, isSnoozed.sqlValue]
        var counts: [RiskReason: Int] = [:]
        let found = try connection.query(sql, arguments + (position?.sqlValues ?? [])) {
            (CapBand(rawValue: Int($0.int(0))), Int($0.int(1)))
        }
        for (band, count) in found {
            if let band { counts[band.reason, default: 0] += count }
        }
        return counts
    }
}

extension CapBand {
    /// The most urgent reason of a workspace in this band that is at risk for its hours.
    fileprivate var reason: RiskReason {
        switch self {
        case .blocked: .pilotHardBlock
        case .reached: .atCap
        case .near, .halfway: .approachingCap
        }
    }
}
