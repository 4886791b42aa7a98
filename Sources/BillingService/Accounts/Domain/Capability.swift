import Contracts

/// What an account can do only from some tier on (DOMAIN §2). Who falls below it loses exactly that.
enum Capability: String, Sendable, CaseIterable {
    case whiteLabelLogo = "white_label_logo"
    case apiAccess = "api_access"
    case webhooks
    case builtInAnalysis = "built_in_analysis"
    case auditLogs = "audit_logs"
    case export
    case privateSharing = "private_sharing"
    case newPrivateWorkspaces = "new_private_workspaces"
    case newPrivateProjects = "new_private_projects"
    case euSovereignStack = "eu_sovereign_stack"

    var lowestTier: Tier {
        switch self {
        case .export, .privateSharing, .newPrivateWorkspaces, .newPrivateProjects: .innovator
        case .whiteLabelLogo, .apiAccess, .webhooks, .builtInAnalysis, .auditLogs: .changemaker
        case .euSovereignStack: .guardian
        }
    }

    func isHad(in tier: Tier) -> Bool { tier.rank >= lowestTier.rank }

    /// What the old tier has and the new one hasn't.
    static func lost(from current: Tier, to target: Tier) -> [Capability] {
        allCases.filter { $0.isHad(in: current) && !$0.isHad(in: target) }
    }

    /// What happens to it, for people. The logo goes back to dembrane's; of everything else what exists stays, and nothing new is made.
    func loss(logos: Int) -> String {
        switch self {
        case .whiteLabelLogo:
            logos == 1 ? "The white-label logo of 1 workspace is reverted" : "The white-label logos of \(logos) workspaces are reverted"
        case .apiAccess: "API access is frozen"
        case .webhooks: "Webhooks are frozen"
        case .builtInAnalysis: "Built-in analysis is frozen"
        case .auditLogs: "Audit logs are frozen"
        case .export: "Export is frozen"
        case .privateSharing: "Private sharing of projects is frozen"
        case .newPrivateWorkspaces: "Private workspaces stay, and no new ones can be made"
        case .newPrivateProjects: "Private projects stay, and no new ones can be made"
        case .euSovereignStack: "The EU-sovereign stack is frozen"
        }
    }
}
