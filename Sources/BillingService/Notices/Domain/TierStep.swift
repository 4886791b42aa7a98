import Contracts

/// A tier in place of another one, whichever event says so.
struct TierStep: Sendable, Codable {
    var accountID: AccountID
    var organisationID: OrganisationID
    var tier: Tier
    var previousTier: Tier
    var expiresAt: Instant?
    var cause: ChangeCause
    var effectiveAt: Instant

    init(_ event: TierChanged) {
        accountID = event.accountID
        organisationID = event.organisationID
        tier = event.tier
        previousTier = event.previousTier
        expiresAt = event.expiresAt
        cause = event.cause
        effectiveAt = event.effectiveAt
    }

    init(_ event: BillingModeChanged) {
        accountID = event.accountID
        organisationID = event.organisationID
        tier = event.tier
        previousTier = event.previousTier
        expiresAt = event.expiresAt
        cause = event.cause
        effectiveAt = event.effectiveAt
    }
}
