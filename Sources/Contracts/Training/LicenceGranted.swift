/// A person was trained, which counts for a year. One that was revoked may be granted again.
public struct LicenceGranted: ImportableEvent {
    /// How long a licence counts, from the day of the training on.
    public static let daysValid = 365
    public static let eventType = EventType(.training, "licence-granted")
    public var licenceID: LicenceID
    /// Nil for a training elsewhere.
    public var sessionID: TrainingSessionID?
    public var userID: UserID
    /// Who had them trained.
    public var organisationID: OrganisationID
    public var trainingID: TrainingID?
    public var completedOn: LocalDate
    public var expiresAt: Instant
    /// What shows that they were trained elsewhere.
    public var evidence: String?
    public var reason: String?
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?
    /// What the system that it was imported from knows it by; absent for a session's licence and for ours.
    public var reference: ShortText?

    public init(
        licenceID: LicenceID, sessionID: TrainingSessionID? = nil, userID: UserID, organisationID: OrganisationID,
        trainingID: TrainingID? = nil, completedOn: LocalDate, expiresAt: Instant, evidence: String? = nil, reason: String? = nil,
        effectiveAt: Instant
    ) {
        self.licenceID = licenceID
        self.sessionID = sessionID
        self.userID = userID
        self.organisationID = organisationID
        self.trainingID = trainingID
        self.completedOn = completedOn
        self.expiresAt = expiresAt
        self.evidence = evidence
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { licenceID.description }
    public var partitionKey: String { organisationID.description }
}
