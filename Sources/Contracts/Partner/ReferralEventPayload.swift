/// An event about one referral, keyed by the partner's organisation.
public protocol ReferralEventPayload: EventPayload {
    var referralID: ReferralID { get }
    var partnerOrganisationID: OrganisationID { get }
    /// Who pays for the client.
    var accountID: AccountID { get }
}

extension ReferralEventPayload {
    public var subject: String { referralID.description }
    public var partitionKey: String { partnerOrganisationID.description }
}

/// Which referral it is, between whom.
public struct ReferralIdentity: Hashable, Sendable {
    public let referralID: ReferralID
    public let partnerOrganisationID: OrganisationID
    /// The client, or the organisation that their workspace belonged to when it was agreed.
    public let clientOrganisationID: OrganisationID
    /// The client where they are one external workspace.
    public let clientWorkspaceID: WorkspaceID?
    /// Who pays for the client.
    public let accountID: AccountID

    public init(
        referralID: ReferralID, partnerOrganisationID: OrganisationID, clientOrganisationID: OrganisationID,
        clientWorkspaceID: WorkspaceID? = nil
    ) {
        self.referralID = referralID
        self.partnerOrganisationID = partnerOrganisationID
        self.clientOrganisationID = clientOrganisationID
        self.clientWorkspaceID = clientWorkspaceID
        accountID = clientWorkspaceID.map { AccountID(of: $0) } ?? AccountID(of: clientOrganisationID)
    }
}
