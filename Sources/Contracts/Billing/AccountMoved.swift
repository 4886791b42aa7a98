/// An account that stands for a workspace belongs to another organisation from now on.
public struct AccountMoved: AccountEventPayload {
    public static let eventType = EventType(.billing, "account-moved")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var previousOrganisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var effectiveAt: Instant
    /// True where staff have handed the workspace over, which no fact of the platform takes back.
    public var handedOff: Bool?

    public init(of account: AccountIdentity, to organisationID: OrganisationID, effectiveAt: Instant, handedOff: Bool? = nil) {
        accountID = account.accountID
        self.organisationID = organisationID
        previousOrganisationID = account.organisationID
        workspaceID = account.workspaceID
        self.effectiveAt = effectiveAt
        self.handedOff = handedOff
    }
}
