import Contracts

/// Something that decides: its past events add up to its state, and a command on that state gives new events. All of it is pure: time,
/// ids, actor and prices come in as values.
public protocol Aggregate {
    associatedtype State: Sendable

    /// The stream of one of them is called `<category>-<id>`.
    static var category: String { get }
    /// Before the first event.
    static var initialState: State { get }
    /// Every kind of event that such a stream holds. How a stored event is read follows from it.
    static var events: EventTable<State> { get }
}

/// A payload of the published language as an event of a stream: what it changes in the state.
public protocol StreamEvent<State>: EventPayload {
    associatedtype State

    /// Never fails: what is in the stream has happened.
    func evolve(_ state: inout State)
}

/// What can be asked of an aggregate.
public protocol Command<Target>: Sendable {
    associatedtype Target: Aggregate

    /// The events that follow from the command, none where nothing would change. Throws `Rejection` where a rule refuses it.
    /// - Parameter now: when it is asked, or for a command that follows from a fact, the time of the fact.
    func decide(_ state: Target.State, at now: Instant) throws -> [any StreamEvent<Target.State>]
}
