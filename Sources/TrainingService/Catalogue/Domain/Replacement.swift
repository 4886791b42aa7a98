/// A new value for a field that may be empty: absent it stays as it is, and null empties it.
enum Replacement<Value: Sendable & Equatable>: Sendable, Equatable {
    case keep
    case set(Value?)

    func applied(to current: Value?) -> Value? {
        switch self {
        case .keep: current
        case .set(let value): value
        }
    }

    /// The value that is newly set; nil where it stays or becomes empty.
    var newValue: Value? {
        switch self {
        case .keep, .set(nil): nil
        case .set(let value?): value
        }
    }

    var isSet: Bool { self != .keep }
}
