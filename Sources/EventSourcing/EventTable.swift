import Contracts

/// Every kind of event that one kind of stream holds: the only list of them. What reads a stored event and what is checked against
/// the catalogue of published events follows from it.
public struct EventTable<State>: Sendable {
    public let types: [any StreamEvent<State>.Type]
    private let typesByName: [String: any StreamEvent<State>.Type]

    /// - Parameter types: each kind once; a kind that is named twice is a programming error and traps.
    public init(_ types: any StreamEvent<State>.Type...) {
        self.types = types
        typesByName = Dictionary(uniqueKeysWithValues: types.map { ($0.eventType.description, $0) })
    }

    /// The names of the kinds, such as `com.dembrane.billing.tier-changed.v1`.
    public var names: Set<String> { Set(typesByName.keys) }

    /// The kind of this name, or nil where the stream has no such kind.
    public func type(named name: String) -> (any StreamEvent<State>.Type)? {
        typesByName[name]
    }
}
