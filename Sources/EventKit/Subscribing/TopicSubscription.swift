import Contracts

/// A topic that a service reads, and what it does about the events beyond its read models, which get them first.
public struct TopicSubscription: Sendable {
    /// Reacts to a batch of new events, in the transaction that takes them in: executes commands, schedules timers.
    /// A `LastingFailure` or a decoding error sends the one event that causes it to the dead letters; any other error is
    /// taken for transient, and the partition waits until it is gone.
    ///
    /// Each event comes here once, with two exceptions that make it come again: facts of the platform that were published again
    /// (to another cluster, say), and everything after this service's own store was recovered. So a reaction decides by the
    /// state of an aggregate, for which the second time is a no-op.
    public typealias Handler = @Sendable ([CloudEvent], UnitOfWork) throws -> Void

    public let topic: String
    package let handle: Handler

    public init(topic: String, handle: @escaping Handler = { _, _ in }) {
        self.topic = topic
        self.handle = handle
    }

    public init(_ context: EventContext, handle: @escaping Handler = { _, _ in }) {
        self.init(topic: context.topic, handle: handle)
    }
}
