import Contracts
import Database

/// What the lines that a search or filters find in a month add to totals, one line after the other. Added up here rather than by the database, whose sums
/// fail when they don't fit.
struct FoundLines {
    let connection: Connection

    func forEach(_ view: RollupSelection, _ body: (Segment, SegmentSums) throws -> Void) throws {
        let match = try view.search.map { try SearchMatch($0, in: "account_search", connection, parameter: 2) }
        let found = match.map {
            "(SELECT account_id FROM account_search WHERE \($0.condition)) CROSS JOIN account_months AS line USING (account_id)"
        }
        let arguments = [view.month.sqlValue] + (match?.arguments ?? [])
        let filter = view.filter.condition(from: arguments.count + 1)
        let sql = """
            SELECT line.segment, line.workspaces, line.seats, hours.recorded_seconds, line.mrr_cents, line.trial_potential_cents,
                line.logins_30d, line.list_mrr_cents, \(AccountMonthTable.givenAwayColumns.map { "line.\($0)" }.joined(separator: ", "))
            FROM \(found ?? "account_months AS line")
            CROSS JOIN account_usage AS hours ON hours.month = line.month AND hours.account_id = line.account_id
            WHERE line.month = ?1 \(filter.map { "AND \($0.text)" } ?? "")
            """
        try connection.forEach(sql, arguments + (filter?.arguments ?? [])) { row in
            try body(
                try Segment(code: Int(row.int(0))),
                SegmentSums(
                    accounts: 1, workspaces: row.int(1), seats: row.int(2), recordedSeconds: row.int(3), mrr: row.cents(4),
                    trialPotential: row.cents(5), logins30Days: row.int(6), listMRR: row.cents(7), givenAway: GivenAway(row, from: 8)))
        }
    }
}
