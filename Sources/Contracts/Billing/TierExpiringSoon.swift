/// Three days before a tier or trial ends; said once per expiry.
public struct TierExpiringSoon: AccountEventPayload {
    public static let eventType = EventType(.billing, "tier-expiring-soon")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var tier: Tier
    public var isTrial: Bool
    public var expiresAt: Instant

    public init(of account: AccountIdentity, tier: Tier, isTrial: Bool, expiresAt: Instant) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.tier = tier
        self.isTrial = isTrial
        self.expiresAt = expiresAt
    }
}
