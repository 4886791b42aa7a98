/// How much of TrainingService waits for a person, as the Gateway asks for it.
public struct TrainingTasksAnswer: Codable, Sendable, Equatable {
    /// Sessions that were asked for and have no date.
    public var requestedSessions: Int
    public var openFollowUps: Int
    /// Licences that count and end within 30 days.
    public var licencesExpiringSoon: Int

    public init(requestedSessions: Int, openFollowUps: Int, licencesExpiringSoon: Int) {
        self.requestedSessions = requestedSessions
        self.openFollowUps = openFollowUps
        self.licencesExpiringSoon = licencesExpiringSoon
    }
}
