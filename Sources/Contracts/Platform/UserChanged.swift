/// The whole current state of a user of the platform.
public struct UserChanged: EventPayload {
    public static let eventType = EventType(.platform, "user-changed")
    public var userID: UserID
    public var email: DisplayText
    public var displayName: DisplayText
    public var deleted: Bool?

    public init(userID: UserID, email: String, displayName: String, deleted: Bool? = nil) {
        self.userID = userID
        self.email = DisplayText(email)
        self.displayName = DisplayText(displayName)
        self.deleted = deleted
    }

    public var subject: String { userID.description }
    public var partitionKey: String { userID.description }
}
