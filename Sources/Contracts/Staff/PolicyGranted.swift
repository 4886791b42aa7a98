/// A staff manager has granted somebody an extra permission, or granted it anew with another end.
public struct PolicyGranted: EventPayload {
    public static let eventType = EventType(.staff, "policy-granted")
    /// To whom, by address in lower case: whoever signs in with it has the permission.
    public var email: ShortText
    public var policy: ShortText
    /// When it ends by itself; nil where it lasts until it is taken.
    public var until: Instant?
    /// The end of the grant that held until now; nil where none held, or where that one had no end.
    public var previousUntil: Instant?
    public var reason: DisplayText

    public init(email: ShortText, policy: ShortText, until: Instant? = nil, previousUntil: Instant? = nil, reason: Reason) {
        self.email = email
        self.policy = policy
        self.until = until
        self.previousUntil = previousUntil
        self.reason = DisplayText(reason.text)
    }

    public var subject: String { email.text }
    public var partitionKey: String { email.text }
}
