/// An organisation was created by somebody who works, or worked, as external or observer in a workspace of a partner: a client who may become
/// a customer of their own (DOMAIN §12). It stays so, whatever becomes of that person.
public struct ExternalLedOrganisationDetected: EventPayload {
    public static let eventType = EventType(.partner, "external-led-organisation-detected")

    public var organisationID: OrganisationID
    public var createdBy: UserID
    /// Those in whose workspaces the person was when it was detected.
    public var partnerOrganisationIDs: [OrganisationID]
    public var effectiveAt: Instant

    public init(organisationID: OrganisationID, createdBy: UserID, partnerOrganisationIDs: [OrganisationID], effectiveAt: Instant) {
        self.organisationID = organisationID
        self.createdBy = createdBy
        self.partnerOrganisationIDs = partnerOrganisationIDs
        self.effectiveAt = effectiveAt
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}
