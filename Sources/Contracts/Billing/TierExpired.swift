/// A tier or trial has ended, by itself or because staff ended a trial early, and the account fell back to free.
public struct TierExpired: AccountEventPayload {
    public static let eventType = EventType(.billing, "tier-expired")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var tier: Tier
    public var previousTier: Tier
    public var wasTrial: Bool
    /// Why staff ended it; absent where it ended by itself.
    public var reason: String?
    /// The exact instant of expiry, which may lie before the event's own time when the service was down.
    public var effectiveAt: Instant

    public init(of account: AccountIdentity, tier: Tier, previousTier: Tier, wasTrial: Bool, reason: String? = nil, effectiveAt: Instant) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.tier = tier
        self.previousTier = previousTier
        self.wasTrial = wasTrial
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
