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

    init(_ event: some TierSaying) {
        accountID = event.accountID
        organisationID = event.organisationID
        tier = event.tier
        previousTier = event.previousTier
        expiresAt = event.expiresAt
        cause = event.cause
        effectiveAt = event.effectiveAt
    }
}

/// An event that says which tier an account has now.
protocol TierSaying: AccountEventPayload {
    var tier: Tier { get }
    var previousTier: Tier { get }
    var expiresAt: Instant? { get }
    var cause: ChangeCause { get }
    var effectiveAt: Instant { get }
}

extension TierChanged: TierSaying {}
extension BillingModeChanged: TierSaying {}
