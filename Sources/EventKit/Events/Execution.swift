import Contracts
import EventSourcing

/// What a command came to.
public struct Execution<Target: Aggregate>: Sendable {
    /// The state after the new events.
    public let state: Target.State
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

/// What a rule refuses today it refuses tomorrow: a fact that meets such a rule is put aside instead of being tried for ever.
extension Rejection: LastingFailure {}
