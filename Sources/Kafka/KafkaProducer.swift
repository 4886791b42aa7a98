/// An idempotent producer: `acks=all`, no duplicates from its own retries, order kept per partition.
///
/// A thread of its own does all the work, one call after the other. Make one per process and let one task own the order.
public final class KafkaProducer: Sendable {
    private let inbox = ProducerInbox()
    private let worker: ProducerWorker
    private let end: ThreadEnd

    /// - Throws: `KafkaError.invalidConfiguration`. That the brokers can't be reached shows in `produce`, not here.
    public init(_ configuration: KafkaConfiguration, clientID: String) throws {
        worker = try ProducerWorker(configuration, clientID: clientID, inbox: inbox)
        end = DedicatedThread.start(named: "kafka-producer") { [worker] in worker.run() }
    }

    deinit {
        inbox.close()
    }

    /// Sends the records in order and waits until every one is acknowledged or given up.
    ///
    /// Within a partition the acknowledged records are always the first ones: after a failure send again from the first
    /// record that failed. Takes at most about the delivery timeout (`delivery.timeout.ms`, 30 s by default) for each 10,000
    /// records; cancelling the task doesn't shorten that, `close` does. When the client's queue is full it waits for room.
    /// - Returns: one answer per record, in the order of `records`. A failure with `isFatal` means: replace this producer.
    /// - Throws: `KafkaError.fatal` after an earlier fatal failure, `.closed`, or a retriable "queue full" when 256 calls wait already.
    public func produce(_ records: [KafkaRecord]) async throws -> [KafkaDelivery] {
        guard !records.isEmpty else { return [] }
        return try await withCheckedThrowingContinuation { continuation in
            let call = ProducerCall(records: records, continuation: continuation)
            if let refusal = inbox.add(call) {
                continuation.resume(throwing: refusal)
            }
        }
    }

    /// Gives the records in hand five seconds, answers waiting calls with `.closed`, and frees everything. May be called twice.
    public func close() async {
        inbox.close()
        await end.wait()
    }

    public var statistics: KafkaProducerStatistics {
        worker.statistics(waitingCalls: inbox.count)
    }
}

/// Counts since the producer was made.
public struct KafkaProducerStatistics: Sendable, Equatable {
    public var acknowledgedRecords = 0
    public var failedRecords = 0
    /// How often a record had to wait because the client's queue was full.
    public var queueFullWaits = 0
    /// Calls of `produce` that have not begun.
    public var waitingCalls = 0
    public var client = KafkaClientStatistics()

    public init() {}
}
