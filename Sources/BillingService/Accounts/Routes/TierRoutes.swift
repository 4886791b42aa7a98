import Contracts
import EventKit
import StaffAPI
import WebKit

/// Changing the tier of an account, or of the account that pays for a workspace, with a preview of what going down takes away.
enum TierRoutes {
    private struct Body: Decodable {
        var tier: Tier
        var billingPeriod: BillingPeriod?
        var payment: TierPayment?
        var expiresAt: EndOfTerm?
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(BillingOperations.changeAccountTier) { request, work in
            try change(try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.changeWorkspaceTier) { request, work in
            try change(try AccountDesk.workspace(request, work).account, request, work)
        }
    }

    private static func change(_ account: AccountID, _ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let body = try request.body(as: Body.self)
        let command = ChangeTier(
            tier: body.tier, billingPeriod: body.billingPeriod, payment: body.payment, expiresAt: body.expiresAt?.instant,
            reason: try request.reason(body.reason))
        let asked = [
            body.tier.rawValue, body.billingPeriod?.rawValue, body.payment?.rawValue, (body.expiresAt?.instant).map(\.description),
        ]
        let change = asked.map { $0 ?? "" }.joined(separator: " ")
        return try TermsPreview.answer(command, change, on: account, request, work)
    }
}
