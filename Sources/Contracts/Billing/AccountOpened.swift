public struct AccountOpened: AccountEventPayload {
    public static let eventType = EventType(.billing, "account-opened")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var scope: AccountScope
    public var effectiveAt: Instant

    public init(of account: AccountIdentity, effectiveAt: Instant) {
        accountID = account.accountID
        organisationID = account.organisationID
        workspaceID = account.workspaceID
        scope = account.scope
        self.effectiveAt = effectiveAt
    }
}
