/// Whose account it is. Its id and scope never change; the organisation of a workspace's account can.
public struct AccountIdentity: Hashable, Sendable {
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// The external-client workspace for which the account stands; nil for the account of an organisation.
    public var workspaceID: WorkspaceID?

    public var scope: AccountScope { workspaceID == nil ? .organisation : .workspace }

    public init(of organisation: OrganisationID) {
        accountID = AccountID(of: organisation)
        organisationID = organisation
    }

    public init(of workspace: WorkspaceID, in organisation: OrganisationID) {
        accountID = AccountID(of: workspace)
        organisationID = organisation
        workspaceID = workspace
    }

    public init(accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
    }
}
