import Contracts

/// What the revenue class of an account depends on at one moment (DOMAIN §4).
public struct RevenueFacts: Sendable, Hashable {
    /// A reverse trial runs, or the account's discount is of the kind trial.
    public var isOnTrial: Bool
    public var tier: Tier
    /// A subscription collects money, or one that was canceled has paid for the moment.
    public var isSubscribed: Bool
    public var isManaged: Bool
    /// A paid invoice covers the moment.
    public var isPaidUp: Bool

    public init(isOnTrial: Bool, tier: Tier, isSubscribed: Bool, isManaged: Bool, isPaidUp: Bool) {
        self.isOnTrial = isOnTrial
        self.tier = tier
        self.isSubscribed = isSubscribed
        self.isManaged = isManaged
        self.isPaidUp = isPaidUp
    }

    /// The first class that fits; every account has exactly one.
    /// - Parameter costsNothing: discounts leave nothing of the price.
    public func revenueClass(costsNothing: Bool) -> RevenueClass {
        if isOnTrial { return .trial }
        if tier.isPaid, costsNothing || !(isSubscribed || isManaged) { return .comped }
        if isSubscribed || (isManaged && isPaidUp) { return .paying }
        return isManaged ? .managed : .free
    }
}
