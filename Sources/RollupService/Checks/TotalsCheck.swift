import Contracts
import Database
import ServiceKit
import StaffAPI

/// Adds up the lines of a month by class, tier and activity, and holds the sums against those that are kept ready.
enum TotalsCheck {
    static let check = SelfCheck.monthly(
        "totals",
        holds: "The totals of each kept month, by class, tier and activity, are the sums of its lines, and every account is in one of them."
    ) { step, month, _ in
        var expected: [Segment: SegmentSums] = [:]
        let view = RollupSelection(RollupView(month: month), month: month, viewer: "", now: step.now)
        try FoundLines(connection: step.connection).forEach(view) { segment, sums in
            try expected[segment, default: SegmentSums()].add(sums)
        }
        let kept = try TotalsTable(connection: step.connection).sums(month)
        let found = Dictionary(kept.map { ($0.segment, $0.sums) }) { first, _ in first }
        for segment in Set(expected.keys).union(found.keys).sorted(by: { $0.code < $1.code }) {
            tell(month, segment, expected[segment] ?? SegmentSums(), found[segment] ?? SegmentSums(), step.findings)
        }
        let lines = try step.connection.first("SELECT count(*) FROM account_months WHERE month = ?", [month.sqlValue]) { $0.int(0) } ?? 0
        step.findings.compare(lines, kept.reduce(0) { $0 + $1.sums.accounts }) {
            CheckDifference("accounts of all classes in \(month)", expected: $0, found: $1)
        }
    }

    private static func tell(_ month: Month, _ segment: Segment, _ expected: SegmentSums, _ found: SegmentSums, _ findings: CheckFindings) {
        let place = "\(segment.revenueClass.rawValue), \(segment.tier.rawValue), \(segment.active ? "active" : "inactive") in \(month)"
        for (expected, found) in zip(expected.figures, found.figures) {
            findings.compare(expected.amount, found.amount) {
                CheckDifference("total \(expected.name) of \(place)", expected: $0, found: $1)
            }
        }
    }
}

extension SegmentSums {
    /// Each sum under its name on the wire, always in the same order.
    fileprivate var figures: [(name: String, amount: Int64)] {
        [
            ("accounts", accounts), ("workspaces", workspaces), ("seats", seats), ("recorded_seconds", recordedSeconds),
            ("mrr_cents", mrr.amount), ("trial_potential_cents", trialPotential.amount), ("logins_30d", logins30Days),
            ("list_mrr_cents", listMRR.amount),
        ] + GivenAwayKind.allCases.map { ("given_away_cents by \($0.rawValue)", givenAway[$0].amount) }
    }
}
