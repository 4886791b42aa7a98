/// The year of a licence is over.
public struct LicenceExpired: ImportableEvent {
    public static let eventType = EventType(.training, "licence-expired")
    public var licenceID: LicenceID
    /// Nil for a training elsewhere.
    public var sessionID: TrainingSessionID?
    public var userID: UserID
    /// Who had them trained.
    public var organisationID: OrganisationID
    public var expiresAt: Instant
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

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
