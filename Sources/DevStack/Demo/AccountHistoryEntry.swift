import Contracts

/// A decision of staff about an account before our time, which BillingService imports.
struct AccountHistoryEntry: Sendable, Equatable {
    enum Decision: Sendable, Equatable {
        case tier(Tier, BillingPeriod, paid: TierPayment? = nil, expiresAt: Instant?, reason: String)
        case managed(Tier, BillingPeriod, seats: Int?)
        case accountManager(email: String)
        case discount(Discount, on: WorkspaceID?, reason: String)
        case trial(Tier, months: Int, reason: String)
        case paidPeriod(start: LocalDate, end: LocalDate, net: Cents, reference: String)
    }

    var organisationID: OrganisationID
    /// Present for the account of an external-client workspace.
    var workspaceID: WorkspaceID?
    var at: Instant
    var decision: Decision
}
