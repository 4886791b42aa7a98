/// A staff manager has taken back an extra permission that was granted in the console.
public struct PolicyTaken: EventPayload {
    public static let eventType = EventType(.staff, "policy-taken")
    /// From whom, by address in lower case.
    public var email: ShortText
    /// The permission that is held no more.
    public var policy: ShortText
    /// When it would have ended by itself.
    public var previousUntil: Instant?
    public var reason: DisplayText

    public init(email: ShortText, policy: ShortText, previousUntil: Instant? = nil, reason: Reason) {
        self.email = email
        self.policy = policy
        self.previousUntil = previousUntil
        self.reason = DisplayText(reason.text)
    }

    public var subject: String { email.text }
    public var partitionKey: String { email.text }
}
