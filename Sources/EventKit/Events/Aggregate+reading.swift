import Contracts
import EventSourcing

extension Aggregate {
    /// The name of the stream of one of them.
    public static func stream(_ id: String) -> String { "\(category)-\(id)" }

    /// The state that a stream's events add up to, or those that come after a state.
    /// Throws `UnprocessableEvent` for an event that the aggregate doesn't know, and `WireJSONError` for one that can't be read.
    public static func state(after stored: [CloudEvent], from earlier: State? = nil) throws -> State {
        var state = earlier ?? initialState
        for event in stored {
            guard let known = try events.read(event) else {
                throw UnprocessableEvent("\(category) does not know its own event \(event.id) of type \(event.type)")
            }
            known.evolve(&state)
        }
        return state
    }
}

extension EventTable {
    /// A stored event as one of the stream's, or nil where it is of a kind that the stream doesn't have.
    /// Throws `WireJSONError` when its data don't fit the kind.
    public func read(_ event: CloudEvent) throws -> (any StreamEvent<State>)? {
        guard let type = type(named: event.type) else { return nil }
        return try decode(event, as: type)
    }

    private func decode<Event: StreamEvent>(_ event: CloudEvent, as type: Event.Type) throws -> (any StreamEvent<State>)?
    where Event.State == State {
        try event.decode(type)
    }
}
