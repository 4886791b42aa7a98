/// What a new user has answered about their work.
public struct OnboardingAnswered: EventPayload {
    public static let eventType = EventType(.platform, "onboarding-answered")
    public var userID: UserID
    public var organisationID: OrganisationID
    public var servesClients: Bool
    public var highRisk: Bool
    /// They say that they were trained.
    public var trained: Bool

    public init(userID: UserID, organisationID: OrganisationID, servesClients: Bool, highRisk: Bool, trained: Bool) {
        self.userID = userID
        self.organisationID = organisationID
        self.servesClients = servesClients
        self.highRisk = highRisk
        self.trained = trained
    }

    public var subject: String { userID.description }
    public var partitionKey: String { organisationID.description }
}
