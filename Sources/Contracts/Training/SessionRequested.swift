/// A training was asked for, by a customer or by staff on their behalf.
public struct SessionRequested: ImportableEvent {
    public static let eventType = EventType(.training, "session-requested")
    public enum Origin: String, Codable, Sendable, CaseIterable {
        case platform, staff
    }

    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var details: SessionDetails
    public var origin: Origin
    /// Who asked; nil where staff planned it of themselves.
    public var requestedBy: UserID?
    /// What the customer asked for where it names no training of the catalogue: somebody has to look.
    public var askedTraining: String?
    /// How many they are, where a session of that training can't have so many.
    public var askedParticipants: Int?
    /// Why the price is another one than that of the catalogue.
    public var reason: String?
    public var effectiveAt: Instant
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    public var cause: ChangeCause?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, details: SessionDetails, origin: Origin, requestedBy: UserID? = nil,
        askedTraining: String? = nil, askedParticipants: Int? = nil, reason: String? = nil, effectiveAt: Instant
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.details = details
        self.origin = origin
        self.requestedBy = requestedBy
        self.askedTraining = askedTraining
        self.askedParticipants = askedParticipants
        self.reason = reason
        self.effectiveAt = effectiveAt
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
