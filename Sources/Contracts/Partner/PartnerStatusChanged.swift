/// An organisation became a partner, or is one no longer (DOMAIN §12).
public struct PartnerStatusChanged: EventPayload {
    public static let eventType = EventType(.partner, "partner-status-changed")
    public var organisationID: OrganisationID
    public var isPartner: Bool
    public var wasPartner: Bool
    public var agreementConfirmed: Bool
    public var reason: String
    public var effectiveAt: Instant

    public init(
        organisationID: OrganisationID, isPartner: Bool, wasPartner: Bool, agreementConfirmed: Bool, reason: String,
        effectiveAt: Instant
    ) {
        self.organisationID = organisationID
        self.isPartner = isPartner
        self.wasPartner = wasPartner
        self.agreementConfirmed = agreementConfirmed
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}
