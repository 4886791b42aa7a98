import Contracts
import Database
import EventKit

/// A page of the queue, and how many requests there are by status.
struct UpgradeRequestPage {
    /// Where a page begins.
    struct Position: Codable, Sendable {
        var place: Int64
        var after: UpgradeRequestID
    }

    struct Counts: Sendable, Equatable {
        var byStatus: [UpgradeRequestStatus: Int] = [:]
        var overdue = 0
        var notCreated = 0
    }

    let ids: [UpgradeRequestID]
    let next: Position?

    init(_ selection: UpgradeRequestSelection, limit: Int, from position: Position?, _ connection: Connection) throws {
        var condition = selection.condition()
        if let position { condition.add("(r.place, r.request_id) > (?, ?)", .integer(position.place), position.after.sqlValue) }
        let sql = "SELECT r.request_id, r.place FROM upgrade_requests r WHERE \(condition.text) ORDER BY r.place, r.request_id LIMIT ?"
        let rows = try connection.query(sql, condition.values + [(limit + 1).sqlValue]) {
            Position(place: $0.int(1), after: $0.id(0))
        }
        ids = rows.prefix(limit).map(\.after)
        next = rows.count > limit ? rows[limit - 1] : nil
    }

    /// How many the selection shows, and how many of them are overdue.
    static func count(_ selection: UpgradeRequestSelection, _ connection: Connection) throws -> (all: Int, overdue: Int) {
        let condition = selection.condition()
        let sql = "SELECT count(*), coalesce(sum(\(UpgradeRequestSelection.overdue)), 0) FROM upgrade_requests r WHERE \(condition.text)"
        let values = [selection.cutoffs.overdue.sqlValue] + condition.values
        return try connection.first(sql, values) { (Int($0.int(0)), Int($0.int(1))) } ?? (0, 0)
    }

    /// By status, whichever of them the selection shows.
    static func counts(_ selection: UpgradeRequestSelection, _ connection: Connection) throws -> Counts {
        let condition = selection.condition(withStatus: false)
        let sql = """
            SELECT r.status, count(*), sum(\(UpgradeRequestSelection.overdue)), sum(\(UpgradeRequestSelection.notCreated))
            FROM upgrade_requests r WHERE \(condition.text) GROUP BY r.status
            """
        let cutoffs = [selection.cutoffs.overdue.sqlValue, selection.cutoffs.notCreated.sqlValue]
        var counts = Counts()
        try connection.forEach(sql, cutoffs + condition.values) { row in
            if let status = UpgradeRequestStatus(rawValue: row.text(0)) { counts.byStatus[status] = Int(row.int(1)) }
            counts.overdue += Int(row.int(2))
            counts.notCreated += Int(row.int(3))
        }
        return counts
    }
}
