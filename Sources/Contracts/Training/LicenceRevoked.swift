/// A licence counts no longer.
public struct LicenceRevoked: ImportableEvent {
    public static let eventType = EventType(.training, "licence-revoked")
    public var licenceID: LicenceID
    /// Nil for a training elsewhere.
    public var sessionID: TrainingSessionID?
    public var userID: UserID
    /// Who had them trained.
    public var organisationID: OrganisationID
    public var reason: String
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        licenceID: LicenceID, sessionID: TrainingSessionID? = nil, userID: UserID, organisationID: OrganisationID, reason: String,
        effectiveAt: Instant
    ) {
        self.licenceID = licenceID
        self.sessionID = sessionID
        self.userID = userID
        self.organisationID = organisationID
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { licenceID.description }
    public var partitionKey: String { organisationID.description }
}
