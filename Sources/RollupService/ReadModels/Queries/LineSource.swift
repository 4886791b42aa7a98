import Contracts
import Database
import StaffAPI

/// The lines of some segments of a view that come after a position, as the parts of a query that finds them. With a search, they are those of
/// the lines that it finds.
struct LineSource {
    /// What the lines are sorted by.
    let key: String
    /// What stands behind `FROM`; the lines are called `line`.
    private(set) var tables: String
    private(set) var condition: String
    private(set) var arguments: [SQLValue]

    init(_ connection: Connection, _ view: RollupSelection, _ segments: [Segment], after: LinePosition?) throws {
        let (table, column) = (view.sort.column.table, view.sort.column.column)
        tables = "\(table) AS line"
        condition = "line.month = ?1 AND line.segment IN (\(segments.map { "\($0.code)" }.joined(separator: ", ")))"
        arguments = [view.month.sqlValue]
        if let search = view.search {
            let match = try SearchMatch(search, in: "account_search", connection, parameter: arguments.count + 1)
            tables = "(SELECT account_id FROM account_search WHERE \(match.condition)) CROSS JOIN \(tables) USING (account_id)"
            arguments += match.arguments
        }
        if let filter = view.filter.condition(from: arguments.count + 1) {
            condition += " AND \(filter.text)"
            arguments += filter.arguments
        }
        if view.sort.column.isChange {
            // An account that didn't exist then had nothing of the figure. Neither is below zero, so that the difference is always a number.
            key = "line.\(column) - coalesce(earlier.\(column), 0)"
            let month = "earlier.month = ?\(arguments.count + 1)"
            tables += " LEFT JOIN \(table) AS earlier ON \(month) AND earlier.account_id = line.account_id"
            arguments.append((view.compare ?? view.month).sqlValue)
        } else {
            key = "line.\(column)"
        }
        if let after {
            let comparison = view.sort.descending ? "<" : ">"
            condition += " AND (\(key), line.account_id) \(comparison) (?\(arguments.count + 1), ?\(arguments.count + 2))"
            arguments += [after.key.sqlValue, after.accountID.sqlValue]
        }
    }
}
