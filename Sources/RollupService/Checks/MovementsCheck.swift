import Contracts
import Database
import ServiceKit
import StaffAPI

/// Holds what moved in a month against what was there before and after, for each account and for all together.
struct MovementsCheck {
    static let check = SelfCheck.monthly(
        "movements",
        holds: "Recurring revenue at the end of a month is that of the month before and what moved, for each account and for all together."
    ) { step, month, state in
        let look = MovementsCheck(step: step, month: month)
        let moved = try look.lines(comparesBefore: month > state.window.lowerBound)
        let kept = try look.totals.movements(month)
        for kind in RevenueMovement.allCases {
            let (expected, found) = (moved[kind] ?? MovementSum(), kept[kind] ?? MovementSum())
            step.findings.compare(expected, found) { _, _ in
                CheckDifference(
                    "\(kind.rawValue) in \(month)", expected: "\(expected.amount.amount) cents of \(expected.accounts) accounts",
                    found: "\(found.amount.amount) cents of \(found.accounts) accounts")
            }
        }
        guard month > state.window.lowerBound else { return }
        let sum = kept.values.reduce(try look.closing(month.previous)) { $0.addingSaturated($1.amount) }
        step.findings.compare(sum.amount, try look.closing(month).amount) {
            CheckDifference("mrr_cents of \(month): opening and movements", expected: $0, found: $1)
        }
    }

    let step: CheckStep
    let month: Month

    private var totals: TotalsTable { TotalsTable(connection: step.connection) }

    private func closing(_ month: Month) throws -> Cents {
        try totals.sums(month).reduce(.zero) { $0.addingSaturated($1.sums.mrr) }
    }

    /// What the lines say that moved, by kind. Where the month before is kept, what each account had in it is looked at too; revenue that is gone
    /// together with its line has not moved, and must not be.
    private func lines(comparesBefore: Bool) throws -> [RevenueMovement: MovementSum] {
        var moved: [RevenueMovement: MovementSum] = [:]
        let sql = """
            SELECT line.account_id, line.mrr_cents, line.movement, line.movement_cents, coalesce(earlier.mrr_cents, 0)
            FROM account_months AS line
            LEFT JOIN account_months AS earlier ON earlier.account_id = line.account_id AND earlier.month = line.month - 1
            WHERE line.month = ?
            """
        try step.connection.forEach(sql, [month.sqlValue]) { row in
            let (accountID, amount): (AccountID, Cents) = (row.id(0), row.cents(3))
            if let kind: RevenueMovement = try row.optionalChoice(2) {
                moved[kind, default: MovementSum()].accounts += 1
                moved[kind, default: MovementSum()].amount = (moved[kind]?.amount ?? .zero).addingSaturated(amount)
            }
            guard comparesBefore else { return }
            step.findings.compare(row.int(1).addingSaturated(0 - row.int(4)), amount.amount) {
                CheckDifference(account: accountID, "movement_cents of \(month)", expected: $0, found: $1)
            }
        }
        if comparesBefore { try lost() }
        return moved
    }

    private func lost() throws {
        let sql = """
            SELECT account_id, mrr_cents FROM account_months AS earlier WHERE month = ?1 - 1 AND mrr_cents <> 0
                AND NOT EXISTS (SELECT 1 FROM account_months AS line WHERE line.account_id = earlier.account_id AND line.month = ?1)
            """
        try step.connection.forEach(sql, [month.sqlValue]) { row in
            step.findings.add(
                CheckDifference(account: row.id(0), "movement_cents of \(month)", expected: "\(0 - row.int(1))", found: "no line"))
        }
    }
}
