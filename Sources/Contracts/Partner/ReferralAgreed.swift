/// A partner brought a client, and gets a share of what that client pays (DOMAIN §12).
public struct ReferralAgreed: ReferralEventPayload, ImportableEvent {
    public static let eventType = EventType(.partner, "referral-agreed")

    public var referralID: ReferralID
    public var partnerOrganisationID: OrganisationID
    /// The client, or the organisation that their workspace belonged to when it was agreed.
    public var clientOrganisationID: OrganisationID
    /// The client where they are one external workspace.
    public var clientWorkspaceID: WorkspaceID?
    public var accountID: AccountID
    public var terms: ReferralTerms
    public var reason: String
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(_ referral: ReferralIdentity, terms: ReferralTerms, reason: String, effectiveAt: Instant) {
        referralID = referral.referralID
        partnerOrganisationID = referral.partnerOrganisationID
        clientOrganisationID = referral.clientOrganisationID
        clientWorkspaceID = referral.clientWorkspaceID
        accountID = referral.accountID
        self.terms = terms
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var identity: ReferralIdentity {
        ReferralIdentity(
            referralID: referralID, partnerOrganisationID: partnerOrganisationID, clientOrganisationID: clientOrganisationID,
            clientWorkspaceID: clientWorkspaceID)
    }
}
