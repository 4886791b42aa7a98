import Foundation

/// A consumer that fetches and reads its next batch on a thread of its own, while its owner works on the one before.
///
/// For one owner thread. At most one batch is held ahead.
///
/// `@unchecked Sendable`: the fetching thread touches the consumer only from the start of a fetch to its end, and the owner only between
/// fetches; `condition` guards the state by which they hand it over.
public final class ReadAheadConsumer<Element: Sendable>: @unchecked Sendable {
    /// A batch together with what was read from its messages, one element each.
    public struct Batch: Sendable {
        public let batch: KafkaBatch
        public let elements: [Element]
    }

    private enum State {
        case resting
        case fetching
        case fetched(Batch)
        case closed
    }

    private let consumer: KafkaConsumer
    private let maximumMessages: Int
    private let read: @Sendable (KafkaMessage) -> Element
    private let condition = NSCondition()
    private var state = State.resting

    private static var waitMilliseconds: Int { 100 }

    /// - Parameter read: turns a message into what the owner works with; runs on the fetching thread.
    /// - Throws: `KafkaError.invalidConfiguration`.
    public init(
        _ configuration: KafkaConfiguration, groupID: String, clientID: String, maximumMessages: Int,
        read: @escaping @Sendable (KafkaMessage) -> Element
    ) throws {
        consumer = try KafkaConsumer(configuration, groupID: groupID, clientID: clientID)
        self.maximumMessages = maximumMessages
        self.read = read
        _ = DedicatedThread.start(named: "read-ahead") { [self] in fetchUntilClosed() }
    }

    /// Waits for the next batch, up to a tenth of a second where there are no messages, and begins to fetch the one after it.
    /// - Parameter body: may use the consumer in between, but not assign: the batch that has come would no longer be the next.
    public func next(_ body: (KafkaConsumer) -> Void) -> Batch {
        condition.lock()
        defer { condition.unlock() }
        while true {
            switch state {
            case .resting:
                state = .fetching
                condition.broadcast()
            case .fetching:
                condition.wait()
            case .fetched(let batch):
                body(consumer)
                state = .fetching
                condition.broadcast()
                return batch
            case .closed:
                return Batch(batch: KafkaBatch(), elements: [])
            }
        }
    }

    /// Reads these partitions from these offsets on; a batch that was fetched ahead is forgotten.
    public func assign(_ offsets: [TopicPartition: Int64]) throws {
        condition.lock()
        defer { condition.unlock() }
        rest()
        try consumer.assign(offsets)
    }

    /// Waits for the fetch that is under way, and closes the consumer. May be called twice.
    public func close() {
        condition.lock()
        defer { condition.unlock() }
        rest()
        state = .closed
        condition.broadcast()
        consumer.close()
    }

    private func rest() {
        while case .fetching = state { condition.wait() }
        if case .fetched = state { state = .resting }
    }

    private func fetchUntilClosed() {
        condition.lock()
        defer { condition.unlock() }
        while true {
            switch state {
            case .resting, .fetched:
                condition.wait()
            case .fetching:
                condition.unlock()
                let batch = consumer.nextBatch(maximumMessages: maximumMessages, waitMilliseconds: Self.waitMilliseconds)
                let elements = batch.messages.map(read)
                condition.lock()
                state = .fetched(Batch(batch: batch, elements: elements))
                condition.broadcast()
            case .closed:
                return
            }
        }
    }
}
