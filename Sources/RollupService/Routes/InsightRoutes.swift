import Contracts
import Database
import StaffAPI
import WebKit

/// Revenue by month, workspaces at risk, and search.
enum InsightRoutes {
    struct AtRiskCursor: Codable, Sendable {
        var position: RiskPosition
        var reason: RiskReason?
        /// In the list of one account.
        var account: AccountID?
        /// In the list of those put aside. Absent in that of the others.
        var snoozed: Bool?
        /// The page lies before the position. Absent for one that lies after it.
        var before: Bool?

        var edge: PageEdge<RiskPosition> { before == true ? .before(position) : .after(position) }
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(RollupOperations.revenue) { request, connection in
            let window = (try RollupState.load(connection) ?? RollupState(startingAt: time.now)).window
            let to = try request.parameters.month("to") ?? window.upperBound
            let from = try request.parameters.month("from") ?? window.lowerBound
            for (field, month) in [("from", from), ("to", to)] where !window.contains(month) {
                throw Problem.invalid(field, "\(field) has to be from \(window.lowerBound) to \(window.upperBound)")
            }
            guard from <= to else { throw Problem.invalid("from", "from may not be after to") }
            let filter = try GroupFilter(request.parameters)
            return try RevenueQuery(connection: connection, filter: filter, now: time.now).months(from...to)
        }
        routes.query(RollupOperations.atRisk) { request, connection in
            try atRisk(request, connection, now: time.now)
        }
        routes.query(JoinedParts.rollupSearch) { request, connection in
            let limits = GatewayOperations.foundRange
            let limit = try request.parameters.whole("limit", in: limits) ?? Int(limits.upperBound)
            guard let question = try request.search("q") else { throw Problem.invalid("q", "q has to say what to look for") }
            let state = try RollupState.load(connection) ?? RollupState(startingAt: time.now)
            return try CustomerSearch(question, connection, month: state.openMonth, limit: limit, now: time.now).answer()
        }
    }

    private static func atRisk(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> AtRiskAnswer {
        let reason = try request.parameters.choice("reason", of: RiskReason.self)
        let isSnoozed = try request.parameters.flag("snoozed") ?? false
        // Read whatever is asked for, so that a wrong value is told in every case.
        let limit = try request.limit()
        let start = try request.cursor(as: AtRiskCursor.self)
        if let workspaceID: WorkspaceID = try request.parameters.id("workspace") {
            let row = try AtRiskQuery(connection: connection, now: now).row(of: workspaceID)
            let rows = [row].compactMap { $0 }
                .filter { row in (row.snooze != nil) == isSnoozed && reason.map { row.reason == $0 } ?? true }
            return AtRiskAnswer(asOf: now, rows: rows, first: rows.isEmpty ? nil : 1, total: rows.count)
        }
        let account: AccountID? = try request.parameters.id("account")
        if let start, start.reason != reason || start.account != account || (start.snoozed ?? false) != isSnoozed {
            throw Problem.malformed("the cursor belongs to another reason, account or list; begin again without it", field: "cursor")
        }
        let query = AtRiskQuery(connection: connection, now: now)
        let edge = start?.edge ?? .after(nil)
        let page =
            try account.map { try query.page(of: $0, reason: reason, isSnoozed: isSnoozed, edge, limit: limit) }
            ?? query.page(reason: reason, isSnoozed: isSnoozed, edge, limit: limit)
        func cursor(_ position: RiskPosition, before: Bool? = nil) throws -> String {
            let snoozed = isSnoozed ? true : nil
            return try Cursor.encode(
                AtRiskCursor(position: position, reason: reason, account: account, snoozed: snoozed, before: before))
        }
        return AtRiskAnswer(
            asOf: now, rows: page.rows, nextCursor: try page.next.map { try cursor($0) },
            previousCursor: try page.previous.map { try cursor($0, before: true) }, first: page.first, total: page.total,
            counts: page.counts.map { counts in
                let byReason = RiskReason.allCases.map { ($0.rawValue, counts.byReason[$0] ?? 0) }
                return Dictionary(uniqueKeysWithValues: byReason + [(AtRiskAnswer.snoozedCount, counts.snoozed)])
            })
    }
}
