import Contracts

/// What a change of terms brings about, or what has to be known before it is made (DOMAIN §2, §9).
struct TermsEffect: Hashable, Sendable, Encodable {
    enum Kind: String, Sendable, Encodable {
        /// Staff are warned, and have to confirm it.
        case warning
        /// Worth knowing, and no reason to hesitate.
        case noted
        case affected
        case reverted
        case frozen
        case limited
        case irreversible
    }

    var kind: Kind
    /// What it is about: a capability, `workspaces`, `workspace_limit`, `hours`, `analysis`, `tier`, `trial`, or the code of a warning.
    var feature: String
    /// How many workspaces it touches.
    var workspaces: Int
    var description: String
}

/// What a change from one tier to another takes away.
struct TierLoss {
    var current: Tier
    var target: Tier
    var scope: AccountScope
    /// For each workspace of the account, whether it shows a logo of its own.
    var customLogos: [Bool]
    var prices: PriceList

    /// What going down does, hours that become fewer, and a tier that can't come back.
    var effects: [TermsEffect] {
        guard target != current else { return [] }
        return [pooledWorkspaces].compactMap { $0 } + lostCapabilities
            + [workspaceLimit, limitedAnalysis, fewerHours, noWayBack].compactMap { $0 }
    }

    private var falls: Bool { target.rank < current.rank }
    private var endsFree: Bool { falls && target == .free }
    private var count: Int { customLogos.count }

    private func effect(_ kind: TermsEffect.Kind, _ feature: String, workspaces: Int? = nil, _ description: String) -> TermsEffect {
        TermsEffect(kind: kind, feature: feature, workspaces: workspaces ?? count, description: description)
    }

    private var pooledWorkspaces: TermsEffect? {
        guard falls, scope == .organisation else { return nil }
        let text =
            count == 1 ? "1 workspace shares this account and changes tier" : "\(count) workspaces share this account and change tier"
        return effect(.affected, "workspaces", text)
    }

    /// A logo that nobody shows is no loss.
    private var lostCapabilities: [TermsEffect] {
        let logos = customLogos.count { $0 }
        return Capability.lost(from: current, to: target).compactMap { capability in
            guard capability == .whiteLabelLogo else { return effect(.frozen, capability.rawValue, capability.loss(logos: logos)) }
            return logos == 0 ? nil : effect(.reverted, capability.rawValue, workspaces: logos, capability.loss(logos: logos))
        }
    }

    /// Free has one workspace for all of the organisation's people.
    private var workspaceLimit: TermsEffect? {
        guard endsFree, scope == .organisation else { return nil }
        let others = max(0, count - 1)
        let text =
            switch others {
            case 0: "Free has one workspace: none can be added"
            case 1: "Free has one workspace: 1 other stays, and none can be added"
            case _: "Free has one workspace: \(others) others stay, and none can be added"
            }
        return effect(.limited, "workspace_limit", workspaces: others, text)
    }

    private var limitedAnalysis: TermsEffect? {
        endsFree ? effect(.limited, "analysis", "Analysis is limited") : nil
    }

    private var fewerHours: TermsEffect? {
        guard let after = prices.capSeconds(target), after < prices.capSeconds(current) ?? .max else { return nil }
        let before = prices.capSeconds(current).map { "\($0 / Self.secondsPerHour) h" } ?? "unlimited hours"
        return effect(.limited, "hours", "Each workspace may record \(after / Self.secondsPerHour) h a cycle instead of \(before)")
    }

    private var noWayBack: TermsEffect? {
        current.isLegacy
            ? effect(.irreversible, "tier", "\(current.title) can't be granted again: there is no way back") : nil
    }

    private static let secondsPerHour: Int64 = 3_600
}
