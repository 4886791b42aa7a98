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
        of account: AccountIdentity, on workspaceID: WorkspaceID?, previousDiscount: Discount, reason: String? = nil, effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.workspaceID = workspaceID
        self.previousDiscount = previousDiscount
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
