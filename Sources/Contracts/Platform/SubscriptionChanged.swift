/// The whole current state of a self-serve subscription.
public struct SubscriptionChanged: EventPayload {
    public static let eventType = EventType(.platform, "subscription-changed")
    public var organisationID: OrganisationID
    /// Present for the account of an external-client workspace.
    public var workspaceID: WorkspaceID?
    public var tier: Tier
    public var billingPeriod: BillingPeriod
    public var status: SubscriptionStatus
    public var mollieCustomerID: ShortText?
    public var mollieSubscriptionID: ShortText?

    public init(
        organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, tier: Tier, billingPeriod: BillingPeriod,
        status: SubscriptionStatus, mollieCustomerID: ShortText? = nil, mollieSubscriptionID: ShortText? = nil
    ) {
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.tier = tier
        self.billingPeriod = billingPeriod
        self.status = status
        self.mollieCustomerID = mollieCustomerID
        self.mollieSubscriptionID = mollieSubscriptionID
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
    public var accountID: AccountID { workspaceID.map { AccountID(of: $0) } ?? AccountID(of: organisationID) }
}
