import Contracts
import Database

/// Sums per month and segment, kept with every change of a line, so that no total needs a scan.
struct TotalsTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-totals",
        """
        CREATE TABLE month_totals (
            month INTEGER NOT NULL,
            segment INTEGER NOT NULL,
            accounts INTEGER NOT NULL CHECK (accounts >= 0),
            workspaces INTEGER NOT NULL,
            seats INTEGER NOT NULL,
            recorded_seconds INTEGER NOT NULL,
            mrr_cents INTEGER NOT NULL,
            trial_potential_cents INTEGER NOT NULL,
            logins_30d INTEGER NOT NULL,
            PRIMARY KEY (month, segment)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE month_movements (
            month INTEGER NOT NULL,
            movement TEXT NOT NULL CHECK (movement IN ('new', 'expansion', 'contraction', 'churn', 'reactivation')),
            accounts INTEGER NOT NULL CHECK (accounts >= 0),
            cents INTEGER NOT NULL,
            PRIMARY KEY (month, movement)
        ) STRICT, WITHOUT ROWID;
        """
    )

    /// Sums of earlier versions begin without these; the lines they are made of are reckoned once more by `LinesRefresh`.
    static let commercialColumns = Migration(
        "rollup-totals-commercial",
        (["list_mrr_cents"] + AccountMonthTable.givenAwayColumnsAtFirst)
            .map { "ALTER TABLE month_totals ADD COLUMN \($0) INTEGER NOT NULL DEFAULT 0;\n" }.joined())

    static let referralColumn = Migration(
        "rollup-totals-referral", "ALTER TABLE month_totals ADD COLUMN given_referral_cents INTEGER NOT NULL DEFAULT 0;")

    private static let summed =
        ["accounts", "workspaces", "seats", "recorded_seconds", "mrr_cents", "trial_potential_cents", "logins_30d", "list_mrr_cents"]
        + AccountMonthTable.givenAwayColumns

    func add(_ sums: SegmentSums, to segment: Segment, _ month: Month) throws {
        guard sums != SegmentSums() else { return }
        let values =
            [
                month.sqlValue, segment.code.sqlValue, sums.accounts.sqlValue, sums.workspaces.sqlValue, sums.seats.sqlValue,
                sums.recordedSeconds.sqlValue, sums.mrr.sqlValue, sums.trialPotential.sqlValue, sums.logins30Days.sqlValue,
                sums.listMRR.sqlValue,
            ] + GivenAwayKind.allCases.map { sums.givenAway[$0].sqlValue }
        let changes = Self.summed.enumerated().map { "\($1) = \($1) + ?\($0 + 3)" }.joined(separator: ", ")
        let changed = try connection.execute("UPDATE month_totals SET \(changes) WHERE month = ?1 AND segment = ?2", values)
        if changed == 0 {
            let marks = String(repeating: ", ?", count: values.count - 1)
            try connection.execute(
                "INSERT INTO month_totals (month, segment, \(Self.summed.joined(separator: ", "))) VALUES (?\(marks))", values)
        }
        if sums.accounts < 0 {
            try connection.execute(
                "DELETE FROM month_totals WHERE month = ? AND segment = ? AND accounts = 0", [month.sqlValue, segment.code.sqlValue])
        }
    }

    func sums(_ month: Month) throws -> [(segment: Segment, sums: SegmentSums)] {
        let sql = """
            SELECT segment, \(Self.summed.joined(separator: ", ")) FROM month_totals WHERE month = ? ORDER BY segment
            """
        return try connection.query(sql, [month.sqlValue]) { row in
            (
                segment: try Segment(code: Int(row.int(0))),
                sums: SegmentSums(
                    accounts: row.int(1), workspaces: row.int(2), seats: row.int(3), recordedSeconds: row.int(4), mrr: row.cents(5),
                    trialPotential: row.cents(6), logins30Days: row.int(7), listMRR: row.cents(8), givenAway: GivenAway(row, from: 9))
            )
        }
    }
}
