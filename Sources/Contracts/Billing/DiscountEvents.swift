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
        accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, discount: Discount,
        previousDiscount: Discount? = nil, cause: ChangeCause, reason: String? = nil, effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.discount = discount
        self.previousDiscount = previousDiscount
        self.cause = cause
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}

public struct DiscountCleared: AccountEventPayload {
    public static let eventType = EventType(.billing, "discount-cleared")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// Present where the discount was on one workspace of the account, absent where it was on the account.
    public var workspaceID: WorkspaceID?
    public var previousDiscount: Discount
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, previousDiscount: Discount,
        reason: String? = nil, effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.previousDiscount = previousDiscount
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
