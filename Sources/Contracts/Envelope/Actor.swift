/// Who caused a change: a member of staff, or the system itself (a timer, or a fact of the platform).
public enum Actor: Hashable, Sendable {
    case staff(email: String)
    case system

    /// The form in `ce_actor`: the e-mail address, or `system`.
    public init(wireName: String) {
        self = wireName == "system" ? .system : .staff(email: wireName)
    }

    public var wireName: String {
        switch self {
        case .staff(let email): email
        case .system: "system"
        }
    }
}
