import Contracts

/// What to do about a workspace at risk.
enum Remedy: String, Codable, Sendable, CaseIterable {
    /// They use it and reach its limits: talk about the next tier.
    case upgradeTalk = "warm upgrade talk"
    /// Nobody in charge has been seen for a month.
    case reEngagement = "re-engagement"
    /// They left a tier but are still around: ask why.
    case checkIn = "check-in"

    /// - Parameter bestLogins: logins in 30 days of the admin contact who came most often.
    static func suggest(_ reason: RiskReason, bestLogins: Int) -> Remedy {
        guard bestLogins > 0 else { return .reEngagement }
        return switch reason {
        case .pilotHardBlock, .atCap, .approachingCap: .upgradeTalk
        case .recentlyDowngraded: .checkIn
        }
    }
}

/// What staff can do about it at once.
enum RiskAction: String, Codable, Sendable, CaseIterable {
    case changeTier = "change_tier"
    case grantTrial = "grant_trial"
    case setDiscount = "set_discount"
    case resetUsage = "reset_usage"

    /// Only what billing would not refuse (DOMAIN §9): no tier or trial over a live subscription, no trial for managed or trialling accounts.
    static func applying(to reasons: [RiskReason], tier: Tier, revenueClass: RevenueClass, mode: BillingMode) -> [RiskAction] {
        allCases.filter { action in
            switch action {
            case .changeTier: !mode.hasLiveSubscription
            case .grantTrial:
                !mode.hasLiveSubscription && !mode.managed && revenueClass != .trial && tier.rank < Tier.changemaker.rank
            case .setDiscount: tier.isPaid
            case .resetUsage: reasons.contains { $0 != .recentlyDowngraded }
            }
        }
    }
}
