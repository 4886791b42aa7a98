/// An organisation became a partner, or is one no longer (DOMAIN §12).
public struct PartnerStatusChanged: ImportableEvent {
    public static let eventType = EventType(.partner, "partner-status-changed")
    public var organisationID: OrganisationID
    public var isPartner: Bool
    public var wasPartner: Bool
    public var agreementConfirmed: Bool
    public var reason: String
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

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
