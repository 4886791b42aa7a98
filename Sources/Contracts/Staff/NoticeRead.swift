/// A member of staff has read notices, one or many at once.
public struct NoticeRead: EventPayload {
    public static let eventType = EventType(.staff, "notice-read")
    /// How many one event names; more are told by several.
    public static let countMaximum = 500

    public var memberID: StaffMemberID
    public var noticeIDs: [NoticeID]

    public init(memberID: StaffMemberID, noticeIDs: [NoticeID]) {
        self.memberID = memberID
        self.noticeIDs = noticeIDs
    }

    enum CodingKeys: String, CodingKey {
        case memberID = "subject"
        case noticeIDs
    }

    public var subject: String { memberID.text }
    public var partitionKey: String { memberID.text }
}
