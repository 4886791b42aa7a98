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
        of account: AccountIdentity, tier: Tier, previousTier: Tier, months: Int, endsAt: Instant, reason: String? = nil,
        cause: ChangeCause, effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        workspaceID = account.workspaceID
        self.tier = tier
        self.previousTier = previousTier
        self.months = months
        self.endsAt = endsAt
        self.reason = reason
        self.cause = cause
        self.effectiveAt = effectiveAt
    }
}
