import Contracts
import StaffAPI
import WebKit

/// Granting a reverse trial.
enum TrialRoutes {
    private struct Body: Decodable {
        var tier: Tier?
        var months: TrialMonths?
        var reason: String
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(BillingOperations.grantTrial) { request, work in
            let body = try request.body(as: Body.self)
            let command = GrantTrial(
                tier: body.tier ?? .changemaker, months: body.months ?? 1, reason: try Reason(field: body.reason)
            )
            return try AccountDesk.execute(command, on: try AccountDesk.account(request), request, work)
        }
    }
}
