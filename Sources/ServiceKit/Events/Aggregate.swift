import Contracts

/// Something that decides: its past events give its state, and a command on that state gives new events.
/// Both functions are pure; time, ids, actor and prices come in with the command.
public protocol Aggregate {
    associatedtype Command
    associatedtype Event: AggregateEvent
    associatedtype State: Sendable

    /// The stream of one of them is called `<category>-<id>`.
    static var category: String { get }
    static var initialState: State { get }
    /// What happens because of the command; empty when nothing would change. Throws what a rule refuses.
    static func decide(_ command: Command, _ state: State) throws -> [Event]
    static func evolve(_ state: inout State, _ event: Event)
}

/// The events of one aggregate, usually an enum with a case per payload.
public protocol AggregateEvent: Sendable {
    var payload: any EventPayload { get }
    /// Nil when the stored event is not one of this aggregate's.
    init?(_ event: CloudEvent) throws
}

/// What a command came to.
public struct Execution<A: Aggregate>: Sendable {
    /// The state after the new events.
    public let state: A.State
    /// How many events the stream has now.
    public let version: Int
    /// The new events, as they were stored; empty for a command that changes nothing.
    public let events: [CloudEvent]

    public var eventIDs: [String] { events.map(\.id) }
}

/// The caller decided on a version of the thing that is not the newest any more.
public struct StaleVersion: Error, Sendable, Equatable {
    public let expected: Int
    public let actual: Int

    public init(expected: Int, actual: Int) {
        self.expected = expected
        self.actual = actual
    }
}
