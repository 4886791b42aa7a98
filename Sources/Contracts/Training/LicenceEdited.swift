/// The day from which a licence counts was put right.
public struct LicenceEdited: EventPayload {
    public static let eventType = EventType(.training, "licence-edited")
    public var licenceID: LicenceID
    /// Nil for a training elsewhere.
    public var sessionID: TrainingSessionID?
    public var userID: UserID
    /// Who had them trained.
    public var organisationID: OrganisationID
    public var completedOn: LocalDate
    public var previousCompletedOn: LocalDate
    public var expiresAt: Instant
    public var previousExpiresAt: Instant
    public var reason: String?
    public var effectiveAt: Instant

    public init(
        licenceID: LicenceID, sessionID: TrainingSessionID? = nil, userID: UserID, organisationID: OrganisationID, completedOn: LocalDate,
        previousCompletedOn: LocalDate, expiresAt: Instant, previousExpiresAt: Instant, reason: String? = nil, effectiveAt: Instant
    ) {
        self.licenceID = licenceID
        self.sessionID = sessionID
        self.userID = userID
        self.organisationID = organisationID
        self.completedOn = completedOn
        self.previousCompletedOn = previousCompletedOn
        self.expiresAt = expiresAt
        self.previousExpiresAt = previousExpiresAt
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { licenceID.description }
    public var partitionKey: String { organisationID.description }
}
