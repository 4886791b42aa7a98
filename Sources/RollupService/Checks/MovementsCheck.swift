import Contracts
import Database
import ServiceKit
import StaffAPI

/// Holds what moved in a month against what was there before and after, for each account and for all together.
struct MovementsCheck {
    static let check = SelfCheck.monthly(
        "movements",
        holds: """
            Recurring revenue at the end of a month is that of the month before and what moved, for each account and for all together, and what is \
            kept of the ways from class and tier to class and tier are the sums of the lines.
            """
    ) { step, month, state in
        let look = MovementsCheck(step: step, month: month)
        try look.compareWays()
        guard month > state.window.lowerBound else { return }
        try look.compareLines()
        try look.tellLost()
        let moved = try look.table.movements(month, GroupFilter()).values
        let sum = moved.reduce(try look.closing(month.previous)) { $0.addingSaturated($1.amount) }
        step.findings.compare(sum.amount, try look.closing(month).amount) {
            CheckDifference("mrr_cents of \(month): opening and movements", expected: $0, found: $1)
        }
    }

    let step: CheckStep
    let month: Month

    private var table: FlowTable { FlowTable(connection: step.connection) }

    private func closing(_ month: Month) throws -> Cents {
        try TotalsTable(connection: step.connection).sums(month).reduce(.zero) { $0.addingSaturated($1.sums.mrr) }
    }

    private func compareWays() throws {
        let (expected, found) = (try table.flows(month, of: FlowTable.lines), try table.flows(month))
        for way in Set(expected.keys).union(found.keys).sorted(by: { $0.description < $1.description }) {
            step.findings.compare(expected[way] ?? FlowSum(), found[way] ?? FlowSum()) {
                CheckDifference("\(way) in \(month)", expected: $0, found: $1)
            }
        }
    }

    /// Each line with that of the month before.
    private func compareLines() throws {
        let sql = """
            SELECT line.account_id, line.mrr_cents, line.movement_cents, coalesce(earlier.mrr_cents, 0), line.segment, line.moved_from,
                earlier.segment
            FROM account_months AS line
            LEFT JOIN account_months AS earlier ON earlier.account_id = line.account_id AND earlier.month = line.month - 1
            WHERE line.month = ?
            """
        try step.connection.forEach(sql, [month.sqlValue]) { row in
            let accountID: AccountID = row.id(0)
            let before = row.int(3)
            step.findings.compare(row.int(1).addingSaturated(0 - before), row.int(2)) {
                CheckDifference(account: accountID, "movement_cents of \(month)", expected: $0, found: $1)
            }
            let group = try Segment(code: Int(row.int(4))).group
            let from = before == 0 ? nil : try row.optionalInt(6).map { try Segment(code: Int($0)).group }
            let movedFrom = try row.optionalInt(5).map { try AccountGroup(code: Int($0)) }
            step.findings.compare(from ?? group, movedFrom ?? group) {
                CheckDifference(account: accountID, "class and tier before \(month)", expected: $0, found: $1)
            }
        }
    }

    /// Revenue that is gone together with its line has not moved, and must not be.
    private func tellLost() throws {
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
