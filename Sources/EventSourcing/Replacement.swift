/// A new value for what may be empty: absent it stays as it is, and null empties it.
public enum Replacement<Value: Sendable & Equatable>: Sendable, Equatable {
    case keep
    case set(Value?)

    public func applied(to current: Value?) -> Value? {
        switch self {
        case .keep: current
        case .set(let value): value
        }
    }

    /// The value that is newly set; nil where it stays or becomes empty.
    public var newValue: Value? {
        switch self {
        case .keep, .set(nil): nil
        case .set(let value?): value
        }
    }

    public var isSet: Bool { self != .keep }
}

extension KeyedDecodingContainer {
    /// What a body says of a field that may be empty.
    public func replacement<Value: Decodable>(_ key: Key) throws -> Replacement<Value> {
        contains(key) ? .set(try decodeIfPresent(Value.self, forKey: key)) : .keep
    }
}
