/// Why a rule refuses a command, in words for the person who asked. What a rule refuses it refuses however often it is tried.
public struct Rejection: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is, which decides how HTTP tells it.
    public enum Kind: Hashable, Sendable {
        /// What the command is about isn't there; the detail names it.
        case notFound
        /// A rule stands in the way as things are now; the detail says which, and what to do instead.
        case rule
        /// A field holds what it may not, whatever the state.
        case field
    }

    public let kind: Kind
    /// Names the rule for programs, such as `live-subscription`.
    public let code: String
    /// The field at fault, in the names of the wire.
    public var field: String?
    public let detail: String

    public var description: String {
        kind == .notFound ? "there is no \(detail)" : field.map { "\($0): \(detail)" } ?? detail
    }

    /// - Parameter thing: such as "account 7f…".
    public static func notFound(_ thing: String) -> Rejection {
        Rejection(kind: .notFound, code: "not-found", field: nil, detail: thing)
    }

    public static func rule(_ code: String = "refused", detail: String, field: String? = nil) -> Rejection {
        Rejection(kind: .rule, code: code, field: field, detail: detail)
    }

    public static func field(_ field: String, _ detail: String) -> Rejection {
        Rejection(kind: .field, code: "invalid-field", field: field, detail: detail)
    }

    /// The same refusal of another field, for a value that comes by a different name.
    public func of(field: String) -> Rejection {
        var other = self
        other.field = field
        return other
    }
}
