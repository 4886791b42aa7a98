import Contracts
import ServiceKit

/// Changing the tier of an account, or of the account that pays for a workspace, with a preview of what going down takes away.
enum TierRoutes {
    private struct Body: Decodable {
        var tier: Tier?
        var billingPeriod: BillingPeriod?
        var expiresAt: Instant?
        var reason: String?
        var preview: Bool?
        var previewToken: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(.post, "/accounts/{id}/tier", policy: .setTier) { request, work in
            try change(try AccountDesk.account(request), request, work)
        }
        routes.command(.post, "/workspaces/{id}/tier", policy: .setTier) { request, work in
            try change(try AccountDesk.workspace(request, work).account, request, work)
        }
    }

    private static func change(_ account: AccountID, _ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let body = try request.body(as: Body.self)
        let isPreview = body.preview == true
        // Whoever only looks need not say why yet.
        let reason = try Reason(field: body.reason ?? (isPreview ? "Preview" : nil))
        let tier = try required(body.tier, "tier")
        let command = ChangeTier(tier: tier, billingPeriod: body.billingPeriod, expiresAt: body.expiresAt, reason: reason, at: work.now)
        let preview = try Preview(account, command, work)
        if isPreview { return .preview(effects: preview.effects, token: preview.token) }
        try preview.check(body.previewToken)
        return try AccountDesk.execute(.changeTier(command), on: account, request, work)
    }

    /// What a change of tier would do to an account as it is now.
    private struct Preview {
        let effects: [DowngradeEffect]
        private let parts: (account: String, version: String, before: String, change: String, effects: String)

        init(_ account: AccountID, _ command: ChangeTier, _ work: UnitOfWork) throws {
            let (state, version) = try work.load(Account.self, id: account.description)
            // A change that would be refused is refused now.
            _ = try Account.decide(.changeTier(command), state)
            let before = state.settled(at: command.at).tierTerms.tier
            effects = DowngradeEffect.effects(
                from: before, to: command.tier, scope: state.identity?.scope ?? .organisation,
                customLogos: try Workspaces.customLogos(of: account, work.connection)
            )
            parts = (
                account.description, String(version), before.rawValue,
                [command.tier.rawValue, command.billingPeriod?.rawValue ?? "", command.expiresAt?.description ?? ""].joined(separator: " "),
                effects.map { "\($0.kind.rawValue) \($0.feature.rawValue) \($0.workspaces)" }.joined(separator: ",")
            )
        }

        var token: String { PreviewToken.make(parts.account, parts.version, parts.before, parts.change, parts.effects) }

        func check(_ given: String?) throws {
            try PreviewToken.check(given, parts.account, parts.version, parts.before, parts.change, parts.effects)
        }
    }
}
