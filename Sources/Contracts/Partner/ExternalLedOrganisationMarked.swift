/// How far staff have come with an organisation that a partner's client created.
public struct ExternalLedOrganisationMarked: EventPayload {
    public static let eventType = EventType(.partner, "external-led-organisation-marked")
    public static let noteRule = TextRule(length: 1...2_000)

    public var organisationID: OrganisationID
    public var state: ExternalLedState
    public var previousState: ExternalLedState
    /// Absent where nothing was noted.
    public var note: String?
    public var effectiveAt: Instant

    public init(
        organisationID: OrganisationID, state: ExternalLedState, previousState: ExternalLedState, note: String?, effectiveAt: Instant
    ) {
        self.organisationID = organisationID
        self.state = state
        self.previousState = previousState
        self.note = note
        self.effectiveAt = effectiveAt
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}

public enum ExternalLedState: String, Codable, Sendable, CaseIterable {
    case new, contacted, converted
    case notInterested = "not_interested"
}
