/// A new value for what may be empty.
enum Replacement<Value: Sendable & Equatable>: Sendable, Equatable {
    case keep
    case set(Value?)

    func applied(to current: Value?) -> Value? {
        switch self {
        case .keep: current
        case .set(let value): value
        }
    }
}
