/// A member of staff has used the back office for the first time on a day (UTC).
public struct StaffSeen: EventPayload {
    public static let eventType = EventType(.staff, "staff-seen")
    public var memberID: StaffMemberID
    public var email: ShortText
    /// Nil where the token has none.
    public var name: DisplayText?
    /// The extra permissions that the token carried.
    public var policies: [ShortText]
    public var seenAt: Instant

    public init(memberID: StaffMemberID, email: ShortText, name: DisplayText? = nil, policies: [ShortText], seenAt: Instant) {
        self.memberID = memberID
        self.email = email
        self.name = name
        self.policies = policies
        self.seenAt = seenAt
    }

    enum CodingKeys: String, CodingKey {
        case memberID = "subject"
        case email, name, policies, seenAt
    }

    public var subject: String { memberID.text }
    public var partitionKey: String { memberID.text }
}
