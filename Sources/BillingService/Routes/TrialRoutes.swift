import Contracts
import ServiceKit

/// Granting a reverse trial.
enum TrialRoutes {
    private struct Body: Decodable {
        var tier: Tier?
        var months: TrialMonths?
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(.post, "/accounts/{id}/trial") { request, work in
            let body = try request.body(as: Body.self)
            let command = GrantTrial(
                tier: body.tier ?? .changemaker, months: body.months ?? 1, reason: try Reason(field: body.reason), at: work.now
            )
            return try AccountDesk.execute(.grantTrial(command), on: try AccountDesk.account(request), request, work)
        }
    }
}
