import Contracts
import Database
import ServiceKit

/// Revenue by month, workspaces at risk, and search.
enum InsightRoutes {
    struct AtRiskAnswer: Encodable, Sendable {
        var asOf: Instant
        var rows: [AtRiskRow]
        var nextCursor: String?
    }

    struct AtRiskCursor: Codable, Sendable {
        var position: RiskPosition
        var reason: RiskReason?
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(.get, "/mrr", parameters: ["from", "to"]) { request, connection in
            let window = (try RollupState.load(connection) ?? RollupState(startingAt: time.now)).window
            let to = try request.month("to") ?? window.upperBound
            let from = try request.month("from") ?? window.lowerBound
            for (field, month) in [("from", from), ("to", to)] where !window.contains(month) {
                throw Problem.invalid(field, "\(field) has to be from \(window.lowerBound) to \(window.upperBound)")
            }
            guard from <= to else { throw Problem.invalid("from", "from may not be after to") }
            return try RevenueQuery(connection: connection).months(from...to)
        }
        routes.query(.get, "/at-risk", parameters: ["reason", "workspace", "limit", "cursor"]) { request, connection in
            try atRisk(request, connection, now: time.now)
        }
        routes.query(.get, "/search", parameters: ["q"]) { request, connection in
            guard let text = try request.search("q") else { throw Problem.invalid("q", "q has to say what to look for") }
            let state = try RollupState.load(connection) ?? RollupState(startingAt: time.now)
            return try CustomerSearch(connection: connection, month: state.openMonth).find(text)
        }
    }

    private static func atRisk(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> AtRiskAnswer {
        let reason = try request.choice("reason", of: RiskReason.self)
        // Read whatever is asked for, so that a wrong value is told in every case.
        let limit = try request.limit()
        let cursor = try request.cursor(as: AtRiskCursor.self)
        if let workspaceID: WorkspaceID = try request.optionalID("workspace") {
            let row = try AtRiskQuery(connection: connection, now: now).row(of: workspaceID)
            return AtRiskAnswer(asOf: now, rows: [row].compactMap { $0 }.filter { reason == nil || $0.reason == reason }, nextCursor: nil)
        }
        if let cursor, cursor.reason != reason {
            throw Problem.malformed("the cursor belongs to another reason; begin again without it", field: "cursor")
        }
        let page = try AtRiskQuery(connection: connection, now: now)
            .rows(reason: reason, after: cursor?.position, limit: limit)
        return AtRiskAnswer(
            asOf: now, rows: page.rows, nextCursor: try page.next.map { try Cursor.encode(AtRiskCursor(position: $0, reason: reason)) })
    }
}
