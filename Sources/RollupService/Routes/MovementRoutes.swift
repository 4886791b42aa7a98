import Contracts
import Database
import StaffAPI
import WebKit

/// The accounts and events behind the movements of a month, as JSON, page by page, and as CSV.
enum MovementRoutes {
    struct MovementCursor: Codable, Sendable {
        var position: MovementPosition
        var month: Month
        var kind: RevenueMovement?
        /// The page lies before the position. Absent for one that lies after it.
        var before: Bool?

        var edge: PageEdge<MovementPosition> { before == true ? .before(position) : .after(position) }
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(RollupOperations.movements) { request, connection in
            try page(request, connection, now: time.now)
        }
        routes.stream(RollupOperations.movementsExport, fileName: fileName) { request, connection, writer in
            let (month, kind) = try asked(request, connection, now: time.now)
            let reader = MovementReader(connection: connection, month: month, now: time.now)
            try writer.write(MovementExport.header)
            try MovementQuery(connection, month, kind).forEach { position in
                if let row = try reader.row(position.accountID) { try writer.write(MovementExport.line(row, month)) }
            }
        }
    }

    /// `movements-2026-11-churn.csv`
    @Sendable private static func fileName(_ request: QueryRequest) -> String {
        (["movements", request.path("month")] + [request.text("kind")].compactMap { $0 }).joined(separator: "-") + ".csv"
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> MovementsAnswer {
        let (month, kind) = try asked(request, connection, now: now)
        let limit = try request.limit()
        let start = try request.cursor(as: MovementCursor.self)
        if let start, start.month != month || start.kind != kind {
            throw Problem.malformed("the cursor belongs to another month or kind; begin again without it", field: "cursor")
        }
        let query = MovementQuery(connection, month, kind)
        let reader = MovementReader(connection: connection, month: month, now: now)
        let page = try MovementPage(query, reader, start?.edge ?? .after(nil), limit: limit)
        func cursor(_ position: MovementPosition, before: Bool? = nil) throws -> String {
            try Cursor.encode(MovementCursor(position: position, month: month, kind: kind, before: before))
        }
        let sum = try query.sum()
        return MovementsAnswer(
            month: month, movements: page.rows, amountCents: sum.amount, total: sum.accounts, first: page.first,
            nextCursor: try page.next.map { try cursor($0) }, previousCursor: try page.previous.map { try cursor($0, before: true) })
    }

    /// Throws 404 for what is no month, and 422 for one that is not kept and for a kind that there isn't.
    private static func asked(
        _ request: QueryRequest, _ connection: Connection, now: Instant
    ) throws -> (month: Month, kind: RevenueMovement?) {
        guard let month = Month(request.path("month")) else { throw Problem.notFound("month \(request.path("month").prefix(64))") }
        let window = (try RollupState.load(connection) ?? RollupState(startingAt: now)).window
        guard window.contains(month) else {
            throw Problem.invalid("month", "month has to be from \(window.lowerBound) to \(window.upperBound)")
        }
        return (month, try request.parameters.choice("kind"))
    }
}
