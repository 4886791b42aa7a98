/// The whole current state of a user of the platform.
public struct UserChanged: EventPayload {
    public static let eventType = EventType(.platform, "user-changed")
    public var userID: UserID
    public var email: DisplayText
    public var displayName: DisplayText
    public var deleted: Bool?
    /// The id that the platform's sign-in tokens carry for the user (`id`); nil for whoever has none.
    public var loginID: StaffMemberID?
    /// Whether the platform takes the user for staff; nil where it doesn't say.
    public var staff: Bool?
    /// The user may not sign in for now.
    public var suspended: Bool?

    public init(
        userID: UserID, email: String, displayName: String, deleted: Bool? = nil, loginID: StaffMemberID? = nil, staff: Bool? = nil,
        suspended: Bool? = nil
    ) {
        self.userID = userID
        self.email = DisplayText(email)
        self.displayName = DisplayText(displayName)
        self.deleted = deleted
        self.loginID = loginID
        self.staff = staff
        self.suspended = suspended
    }

    public var subject: String { userID.description }
    public var partitionKey: String { userID.description }
}
