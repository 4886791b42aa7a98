import Contracts

/// Something that stops, goes back or is over for good when an account leaves a tier (DOMAIN §9).
struct DowngradeEffect: Hashable, Sendable, Encodable {
    enum Kind: String, Sendable, Encodable { case affected, reverted, frozen, limited, irreversible }
    enum Feature: String, Sendable, Encodable, CaseIterable {
        case workspaces
        case whiteLabelLogo = "white_label_logo"
        case apiAccess = "api_access"
        case webhooks
        case export
        case privateSharing = "private_sharing"
        case newPrivateWorkspaces = "new_private_workspaces"
        case hours
        case tier
    }

    var kind: Kind
    var feature: Feature
    /// How many workspaces it touches.
    var workspaces: Int
    var description: String
}

extension DowngradeEffect {
    /// What a change from one tier to another takes away: what going down does, hours that become fewer, and a tier that can't come back.
    /// - Parameter customLogos: for each workspace of the account, whether it shows a logo of its own.
    static func effects(
        from current: Tier, to target: Tier, scope: AccountScope, customLogos: [Bool], prices: PriceList
    ) -> [DowngradeEffect] {
        guard target != current else { return [] }
        let falls = target.rank < current.rank ? fall(scope, customLogos) : []
        return falls
            + [fewerHours(from: current, to: target, customLogos.count, prices), loss(of: current, customLogos.count)].compactMap { $0 }
    }

    private static func fall(_ scope: AccountScope, _ customLogos: [Bool]) -> [DowngradeEffect] {
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

    private static func fewerHours(from current: Tier, to target: Tier, _ count: Int, _ prices: PriceList) -> DowngradeEffect? {
        guard let after = prices.capSeconds(target), after < prices.capSeconds(current) ?? .max else { return nil }
        let before = prices.capSeconds(current).map { "\($0 / secondsPerHour) h" } ?? "unlimited hours"
        return DowngradeEffect(
            kind: .limited, feature: .hours, workspaces: count,
            description: "Each workspace may record \(after / secondsPerHour) h a cycle instead of \(before)")
    }

    private static func loss(of tier: Tier, _ count: Int) -> DowngradeEffect? {
        guard tier == .pilot else { return nil }
        return DowngradeEffect(
            kind: .irreversible, feature: .tier, workspaces: count, description: "Pilot can't be granted again: there is no way back")
    }

    private static let secondsPerHour: Int64 = 3_600

    private static let frozenFeatures: [(Feature, String)] = [
        (.apiAccess, "API access is"), (.webhooks, "Webhooks are"), (.export, "Export is"), (.privateSharing, "Private sharing is"),
        (.newPrivateWorkspaces, "New private workspaces are"),
    ]
}
