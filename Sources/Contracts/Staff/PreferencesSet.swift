/// A member of staff wants to be written to otherwise than before.
public struct PreferencesSet: EventPayload {
    public static let eventType = EventType(.staff, "preferences-set")
    public var memberID: StaffMemberID
    /// Of the codes that have changed.
    public var preferences: MailPreferences
    /// Of the same codes, what held before.
    public var previousPreferences: MailPreferences

    public init(memberID: StaffMemberID, preferences: MailPreferences, previousPreferences: MailPreferences) {
        self.memberID = memberID
        self.preferences = preferences
        self.previousPreferences = previousPreferences
    }

    enum CodingKeys: String, CodingKey {
        case memberID = "subject"
        case preferences, previousPreferences
    }

    public var subject: String { memberID.text }
    public var partitionKey: String { memberID.text }
}
