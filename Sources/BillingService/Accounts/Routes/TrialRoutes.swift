import Contracts
import StaffAPI
import WebKit

/// Granting a reverse trial.
enum TrialRoutes {
    private struct Body: Decodable {
        var tier: Tier?
        var months: TrialMonths?
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(BillingOperations.grantTrial) { request, work in
            let body = try request.body(as: Body.self)
            let command = GrantTrial(
                tier: body.tier ?? .changemaker, months: body.months ?? 1, reason: try request.reason(body.reason))
            let change = "trial \(command.tier.rawValue) \(command.months.value)"
            return try TermsPreview.answer(command, change, on: try AccountDesk.account(request), request, work)
        }
    }
}
