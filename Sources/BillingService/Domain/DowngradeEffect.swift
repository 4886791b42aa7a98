import Contracts

/// Something that stops or goes back when an account goes down a tier (DOMAIN §9).
struct DowngradeEffect: Hashable, Sendable, Encodable {
    enum Kind: String, Sendable, Encodable { case affected, reverted, frozen }
    enum Feature: String, Sendable, Encodable, CaseIterable {
        case workspaces
        case whiteLabelLogo = "white_label_logo"
        case apiAccess = "api_access"
        case webhooks
        case export
        case privateSharing = "private_sharing"
        case newPrivateWorkspaces = "new_private_workspaces"
    }

    var kind: Kind
    var feature: Feature
    /// How many workspaces it touches.
    var workspaces: Int
    var description: String
}

extension DowngradeEffect {
    /// What a change from one tier to another takes away; nothing when it does not go down.
    /// - Parameter customLogos: for each workspace of the account, whether it shows a logo of its own.
    static func effects(from current: Tier, to target: Tier, scope: AccountScope, customLogos: [Bool]) -> [DowngradeEffect] {
        guard target.rank < current.rank else { return [] }
        let count = customLogos.count
        let logos = customLogos.filter { $0 }.count
        var effects: [DowngradeEffect] = []
        if scope == .organisation {
            let text =
                count == 1 ? "1 workspace shares this account and changes tier" : "\(count) workspaces share this account and change tier"
            effects.append(DowngradeEffect(kind: .affected, feature: .workspaces, workspaces: count, description: text))
        }
        if logos > 0 {
            let text =
                logos == 1 ? "The white-label logo of 1 workspace is reverted" : "The white-label logos of \(logos) workspaces are reverted"
            effects.append(DowngradeEffect(kind: .reverted, feature: .whiteLabelLogo, workspaces: logos, description: text))
        }
        return effects
            + frozenFeatures.map { DowngradeEffect(kind: .frozen, feature: $0.0, workspaces: count, description: "\($0.1) frozen") }
    }

    private static let frozenFeatures: [(Feature, String)] = [
        (.apiAccess, "API access is"), (.webhooks, "Webhooks are"), (.export, "Export is"), (.privateSharing, "Private sharing is"),
        (.newPrivateWorkspaces, "New private workspaces are"),
    ]
}
