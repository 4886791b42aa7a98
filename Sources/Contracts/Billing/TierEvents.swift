/// An account has another tier, cadence or tier expiry than before. `effectiveAt` orders it among the account's terms.
public struct TierChanged: AccountEventPayload {
    public static let eventType = EventType(.billing, "tier-changed")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var tier: Tier
    public var previousTier: Tier
    public var billingPeriod: BillingPeriod
    public var previousBillingPeriod: BillingPeriod
    public var expiresAt: Instant?
    public var cause: ChangeCause
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, tier: Tier, previousTier: Tier,
        billingPeriod: BillingPeriod, previousBillingPeriod: BillingPeriod, expiresAt: Instant? = nil, cause: ChangeCause,
        reason: String? = nil, effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.tier = tier
        self.previousTier = previousTier
        self.billingPeriod = billingPeriod
        self.previousBillingPeriod = previousBillingPeriod
        self.expiresAt = expiresAt
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}

/// Three days before a tier or trial ends; said once per expiry.
public struct TierExpiringSoon: AccountEventPayload {
    public static let eventType = EventType(.billing, "tier-expiring-soon")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var tier: Tier
    public var isTrial: Bool
    public var expiresAt: Instant

    public init(accountID: AccountID, organisationID: OrganisationID, tier: Tier, isTrial: Bool, expiresAt: Instant) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.tier = tier
        self.isTrial = isTrial
        self.expiresAt = expiresAt
    }
}

/// A tier or trial has ended and the account fell back to free.
public struct TierExpired: AccountEventPayload {
    public static let eventType = EventType(.billing, "tier-expired")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var tier: Tier
    public var previousTier: Tier
    public var wasTrial: Bool
    /// The exact instant of expiry, which may lie before the event's own time when the service was down.
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, tier: Tier, previousTier: Tier, wasTrial: Bool, effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.tier = tier
        self.previousTier = previousTier
        self.wasTrial = wasTrial
        self.effectiveAt = effectiveAt
    }
}

/// A reverse trial: a tier without payment until `endsAt` (DOMAIN §9).
public struct TrialGranted: AccountEventPayload {
    public static let eventType = EventType(.billing, "trial-granted")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var tier: Tier
    public var previousTier: Tier
    public var months: Int
    public var endsAt: Instant
    public var reason: String?
    public var cause: ChangeCause
    /// When the trial starts.
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, tier: Tier, previousTier: Tier,
        months: Int, endsAt: Instant, reason: String? = nil, cause: ChangeCause, effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.tier = tier
        self.previousTier = previousTier
        self.months = months
        self.endsAt = endsAt
        self.reason = reason
        self.cause = cause
        self.effectiveAt = effectiveAt
    }
}
