public struct AccountManagerChanged: AccountEventPayload {
    public static let eventType = EventType(.billing, "account-manager-changed")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var accountManager: String?
    public var previousAccountManager: String?
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        of account: AccountIdentity, accountManager: String? = nil, previousAccountManager: String? = nil, reason: String? = nil,
        effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.accountManager = accountManager
        self.previousAccountManager = previousAccountManager
        self.reason = reason
        self.effectiveAt = effectiveAt
    }
}
