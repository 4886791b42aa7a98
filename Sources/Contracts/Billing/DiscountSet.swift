public struct DiscountSet: AccountEventPayload {
    public static let eventType = EventType(.billing, "discount-set")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// Present where the discount is on one workspace of the account, absent where it is on the account.
    public var workspaceID: WorkspaceID?
    public var discount: Discount
    public var previousDiscount: Discount?
    public var cause: ChangeCause
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        of account: AccountIdentity, on workspaceID: WorkspaceID?, discount: Discount, previousDiscount: Discount? = nil,
        cause: ChangeCause, reason: String? = nil, effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.workspaceID = workspaceID
        self.discount = discount
        self.previousDiscount = previousDiscount
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
