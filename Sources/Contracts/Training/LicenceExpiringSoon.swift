/// A licence ends within 30 days.
public struct LicenceExpiringSoon: EventPayload {
    public static let eventType = EventType(.training, "licence-expiring-soon")
    public var licenceID: LicenceID
    /// Nil for a training elsewhere.
    public var sessionID: TrainingSessionID?
    public var userID: UserID
    /// Who had them trained.
    public var organisationID: OrganisationID
    public var expiresAt: Instant
    public var effectiveAt: Instant

    public init(
        licenceID: LicenceID, sessionID: TrainingSessionID? = nil, userID: UserID, organisationID: OrganisationID, expiresAt: Instant,
        effectiveAt: Instant
    ) {
        self.licenceID = licenceID
        self.sessionID = sessionID
        self.userID = userID
        self.organisationID = organisationID
        self.expiresAt = expiresAt
        self.effectiveAt = effectiveAt
    }

    public var subject: String { licenceID.description }
    public var partitionKey: String { organisationID.description }
}
