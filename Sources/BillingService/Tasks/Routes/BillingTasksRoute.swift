import StaffAPI
import WebKit

/// What of billing waits for a person (`GET /tasks`).
enum BillingTasksRoute {
    static func add(to routes: inout ServiceRoutes, _ requests: UpgradeRequestDesk) {
        let time = routes.context.time
        routes.query(JoinedParts.billingTasks) { request, connection in
            let limits = BillingTasksAnswer.limitRange
            let limit = try request.parameters.whole("limit", in: limits) ?? Int(limits.upperBound)
            var waiting = WaitingMatters(connection: connection, requests: requests, now: time.now, limit: limit)
            return try waiting.answer()
        }
    }
}
