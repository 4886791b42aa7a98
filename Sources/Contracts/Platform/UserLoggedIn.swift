public struct UserLoggedIn: EventPayload {
    public static let eventType = EventType(.platform, "user-logged-in")
    public var userID: UserID
    public var at: Instant

    public init(userID: UserID, at: Instant) {
        self.userID = userID
        self.at = at
    }

    public var subject: String { userID.description }
    public var partitionKey: String { userID.description }
}
