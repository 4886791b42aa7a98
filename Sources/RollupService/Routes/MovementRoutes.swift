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
        /// As a query. Absent where all classes and tiers are looked at.
        var filter: String?
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
            let view = try asked(request, connection, now: time.now)
            let reader = MovementReader(connection: connection, month: view.month, now: time.now)
            try writer.write(MovementExport.header)
            try MovementQuery(connection, view).forEach { account in
                if let row = try reader.row(account) { try writer.write(MovementExport.line(row, view.month)) }
            }
        }
    }

    /// `movements-2026-11-churn-filtered.csv`: the month, the kind, and whether it is of some classes or tiers alone.
    @Sendable private static func fileName(_ request: QueryRequest) -> String {
        let isPart = GroupFilter.parameters.contains { request.text($0.name) != nil }
        let parts = ["movements", request.path("month"), request.text("kind"), isPart ? "filtered" : nil]
        return parts.compactMap { $0 }.joined(separator: "-") + ".csv"
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> MovementsAnswer {
        let view = try asked(request, connection, now: now)
        let limit = try request.limit()
        let start = try request.cursor(as: MovementCursor.self)
        let filter = view.filter.isEmpty ? nil : view.filter.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        if let start, start.month != view.month || start.kind != view.kind || start.filter != filter {
            throw Problem.malformed("the cursor belongs to another month, kind or filter; begin again without it", field: "cursor")
        }
        let query = MovementQuery(connection, view)
        let reader = MovementReader(connection: connection, month: view.month, now: now)
        let page = try MovementPage(query, reader, start?.edge ?? .after(nil), limit: limit)
        func cursor(_ position: MovementPosition, before: Bool? = nil) throws -> String {
            try Cursor.encode(MovementCursor(position: position, month: view.month, kind: view.kind, filter: filter, before: before))
        }
        let sum = try query.sum()
        return MovementsAnswer(
            month: view.month, movements: page.rows, amountCents: sum.amount, total: sum.accounts, first: page.first,
            nextCursor: try page.next.map { try cursor($0) }, previousCursor: try page.previous.map { try cursor($0, before: true) })
    }

    /// Throws 404 for what is no month, and 422 for one that is not kept and for a kind, class or tier that there isn't.
    private static func asked(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> MovementView {
        guard let month = Month(request.path("month")) else { throw Problem.notFound("month \(request.path("month").prefix(64))") }
        let window = (try RollupState.load(connection) ?? RollupState(startingAt: now)).window
        guard window.contains(month) else {
            throw Problem.invalid("month", "month has to be from \(window.lowerBound) to \(window.upperBound)")
        }
        return MovementView(month: month, kind: try request.parameters.choice("kind"), filter: try GroupFilter(request.parameters))
    }
}
