import Contracts
import Database

/// What the lines that a search finds in a month add to totals, one line after the other. Added up here rather than by the database, whose sums
/// fail when they don't fit.
struct FoundLines {
    let connection: Connection

    func forEach(_ search: SearchQuestion, _ month: Month, _ body: (Segment, SegmentSums) throws -> Void) throws {
        let match = try SearchMatch(search, in: "account_search", connection, parameter: 2)
        let sql = """
            SELECT line.segment, line.workspaces, line.seats, hours.recorded_seconds, line.mrr_cents, line.trial_potential_cents,
                line.logins_30d, line.list_mrr_cents, \(AccountMonthTable.givenAwayColumns.map { "line.\($0)" }.joined(separator: ", "))
            FROM (SELECT account_id FROM account_search WHERE \(match.condition))
            CROSS JOIN account_months AS line USING (account_id)
            CROSS JOIN account_usage AS hours ON hours.month = line.month AND hours.account_id = line.account_id
            WHERE line.month = ?1
            """
        try connection.forEach(sql, [month.sqlValue] + match.arguments) { row in
            try body(
                try Segment(code: Int(row.int(0))),
                SegmentSums(
                    accounts: 1, workspaces: row.int(1), seats: row.int(2), recordedSeconds: row.int(3), mrr: row.cents(4),
                    trialPotential: row.cents(5), logins30Days: row.int(6), listMRR: row.cents(7), givenAway: GivenAway(row, from: 8)))
        }
    }
}
