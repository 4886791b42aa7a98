/// Staff have said to whom and where the invoices of an account go. It holds until they say otherwise, whatever the platform says.
public struct BillingDetailsSet: AccountEventPayload {
    public static let eventType = EventType(.billing, "billing-details-set")

    public enum Origin: String, Codable, Sendable, CaseIterable {
        case staff
        /// Staff have taken over what the platform says.
        case platform
    }

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var billingDetails: BillingDetails
    /// What held before, from whomever; absent where nothing was known.
    public var previousBillingDetails: BillingDetails?
    public var origin: Origin
    public var reason: String?
    public var effectiveAt: Instant
    /// `imported` for what held in the past; absent otherwise.
    public var cause: ChangeCause?

    public init(
        of account: AccountIdentity, billingDetails: BillingDetails, previousBillingDetails: BillingDetails? = nil, origin: Origin,
        reason: String? = nil, effectiveAt: Instant, cause: ChangeCause? = nil
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.billingDetails = billingDetails
        self.previousBillingDetails = previousBillingDetails
        self.origin = origin
        self.reason = reason
        self.effectiveAt = effectiveAt
        self.cause = cause
    }
}
