import Contracts
import Database
import StaffAPI

/// How recurring revenue went from month to month: sums by what moved it and from which class and tier to which, kept with every change of a
/// line. There are few such ways, so that what moved is told without a look at lines, for all accounts and for any classes and tiers.
struct FlowTable {
    let connection: Connection

    /// In place of the movements alone, as earlier versions kept them. Lines of theirs don't tell yet where their revenue came from, and count
    /// as if that were where it is; `LinesRefresh` reckons them once more.
    static let migration = Migration(
        "rollup-flows",
        """
        ALTER TABLE account_months ADD COLUMN moved_from INTEGER CHECK (moved_from >= 0);
        CREATE INDEX account_months_by_flow
            ON account_months (month, movement, segment, moved_from, mrr_cents, movement_cents, account_id)
            WHERE movement IS NOT NULL OR moved_from IS NOT NULL;
        CREATE TABLE month_flows (
            month INTEGER NOT NULL,
            movement TEXT NOT NULL
                CHECK (movement IN ('new', 'expansion', 'contraction', 'churn', 'reactivation', '\(CountedFlow.noMovement)')),
            from_group INTEGER NOT NULL CHECK (from_group >= 0),
            to_group INTEGER NOT NULL CHECK (to_group >= 0),
            accounts INTEGER NOT NULL CHECK (accounts >= 0),
            before_cents INTEGER NOT NULL CHECK (before_cents >= 0),
            after_cents INTEGER NOT NULL CHECK (after_cents >= 0),
            PRIMARY KEY (month, movement, from_group, to_group)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO month_flows
            SELECT month, movement, segment / 2, segment / 2, count(*), sum(mrr_cents - movement_cents), sum(mrr_cents)
            FROM account_months WHERE movement IS NOT NULL GROUP BY month, movement, segment / 2;
        DROP TABLE month_movements;
        """
    )

    func add(_ sum: FlowSum, to way: RevenueFlow, _ month: Month) throws {
        guard sum != FlowSum() else { return }
        let key = [
            month.sqlValue, (way.movement?.rawValue ?? CountedFlow.noMovement).sqlValue, way.from.code.sqlValue, way.to.code.sqlValue,
        ]
        let values = key + [sum.accounts.sqlValue, sum.before.sqlValue, sum.after.sqlValue]
        let place = "month = ?1 AND movement = ?2 AND from_group = ?3 AND to_group = ?4"
        let changed = try connection.execute(
            """
            UPDATE month_flows SET accounts = accounts + ?5, before_cents = before_cents + ?6, after_cents = after_cents + ?7
            WHERE \(place)
            """, values)
        if changed == 0 { try connection.execute("INSERT INTO month_flows VALUES (?, ?, ?, ?, ?, ?, ?)", values) }
        if sum.accounts < 0 { try connection.execute("DELETE FROM month_flows WHERE \(place) AND accounts = 0", key) }
    }

    /// The sums of the month `?1`, as SQL.
    static let sums = "(SELECT * FROM month_flows WHERE month = ?1)"

    /// The lines of the month `?1` that the sums are made of, one for each account, as SQL with the same columns.
    static let lines = """
        (SELECT account_id, coalesce(movement, '\(CountedFlow.noMovement)') AS movement,
            coalesce(moved_from, \(Segment.groupOfSegment)) AS from_group, \(Segment.groupOfSegment) AS to_group, 1 AS accounts,
            mrr_cents - movement_cents AS before_cents, mrr_cents AS after_cents
        FROM account_months INDEXED BY account_months_by_flow
        WHERE month = ?1 AND (movement IS NOT NULL OR moved_from IS NOT NULL))
        """

    /// - Parameter rows: the sums, or the lines that they are to be.
    func flows(_ month: Month, of rows: String = sums) throws -> [RevenueFlow: FlowSum] {
        var flows: [RevenueFlow: FlowSum] = [:]
        let sql = "SELECT movement, from_group, to_group, accounts, before_cents, after_cents FROM \(rows)"
        try connection.forEach(sql, [month.sqlValue]) { row in
            let movement: RevenueMovement? = row.text(0) == CountedFlow.noMovement ? nil : try row.choice(0)
            let (from, to) = (try AccountGroup(code: Int(row.int(1))), try AccountGroup(code: Int(row.int(2))))
            let sum = FlowSum(accounts: row.int(3), before: row.cents(4), after: row.cents(5))
            try flows[RevenueFlow(movement: movement, from: from, to: to), default: FlowSum()].add(sum)
        }
        return flows
    }

    /// What moved in a month, as a filter counts it: how many accounts, and by how much together. Kinds that didn't occur are missing.
    func movements(_ month: Month, _ filter: GroupFilter) throws -> [RevenueMovement: MovementSum] {
        var sums: [RevenueMovement: MovementSum] = [:]
        let sql = CountedFlow(filter).select("accounts", from: Self.sums)
        try connection.forEach(sql, [month.sqlValue]) { row in
            sums[try row.choice(0), default: MovementSum()].add(MovementSum(accounts: Int(row.int(2)), amount: row.cents(1)))
        }
        return sums
    }
}

/// The movements of one kind in one month.
struct MovementSum: Sendable, Equatable {
    var accounts = 0
    var amount = Cents.zero

    /// For what is only shown.
    mutating func add(_ other: MovementSum) {
        accounts += other.accounts
        amount = amount.addingSaturated(other.amount)
    }
}
