import CRdKafka

/// Reads partitions from positions that the caller keeps.
///
/// Not `Sendable`: use it on one thread at a time, such as a `DedicatedThread`. It never joins a group by itself; the group id
/// serves offsets committed for lag tools.
public final class KafkaConsumer {
    /// Messages are taken from the client in portions, so that a batch of large ones stays bounded in bytes.
    private static let portionMessages = 1_000
    private static let batchBytes = 16 << 20
    /// The first portion is small, as nothing is known yet of the size of its messages, each of which may have a megabyte.
    private static let firstPortionMessages = 16

    private let makeClient: () throws -> ConsumerClient
    private let pointers: UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>?>
    private let reader = MessageReader()
    private var client: ConsumerClient
    private var positions = ConsumerPositions()
    private var isAssigned = false
    private var isClosed = false

    /// - Throws: `KafkaError.invalidConfiguration`. That the brokers can't be reached shows in `KafkaBatch.errors`, not here.
    public init(_ configuration: KafkaConfiguration, groupID: String, clientID: String) throws {
        let settings = try ClientSettings.consumer(configuration, groupID: groupID, clientID: clientID)
        makeClient = { try ConsumerClient(settings, onLog: configuration.onLog) }
        client = try makeClient()
        pointers = .allocate(capacity: Self.portionMessages)
    }

    deinit {
        close()
        pointers.deallocate()
    }

    /// Reads these partitions from these offsets on, and no others; replaces what was assigned before, also after a lost position.
    ///
    /// Each assignment after the first begins with a fresh client and new connections, for two reasons. A client that lived through
    /// the loss of its topics, or of the whole cluster, can stay silent for minutes even when assigned anew, and it can't tell that
    /// from a short outage. And librdkafka up to 2.15 ends the process when a partition is taken away a second time while it is
    /// still stopping after the first (confluentinc/librdkafka#5573).
    /// - Parameter offsets: the next offset to read, or `KafkaOffset.beginning` or `.end`.
    public func assign(_ offsets: [TopicPartition: Int64]) throws {
        guard !isClosed else { throw KafkaError.closed }
        if isAssigned {
            let fresh = try makeClient()
            client.close()
            client = fresh
        }
        isAssigned = true
        let list = NativePartitions(offsets)
        let code = rd_kafka_assign(client.handle.pointer, list.pointer)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(KafkaErrorCode(code)) }
        positions.replace(with: offsets)
    }

    /// Waits for the first message, then takes what is there already, without waiting again.
    ///
    /// Ends early at 16 MiB of keys and values. After a mere outage the consumer goes on by itself; a partition in `positionLost`
    /// must be assigned again. If the whole cluster was replaced meanwhile, there may be no more than errors of the connection
    /// and then silence: after errors ask `KafkaAdmin.clusterID`, and assign again when it is another one.
    public func nextBatch(maximumMessages: Int, waitMilliseconds: Int) -> KafkaBatch {
        var batch = KafkaBatch()
        guard !isClosed else {
            batch.errors = [.closed]
            return batch
        }
        var bytes = 0
        if let first = rd_kafka_consumer_poll(client.handle.pointer, Int32(clamping: waitMilliseconds)) {
            pointers[0] = first
            bytes += take(1, into: &batch)
            batch.messages.reserveCapacity(min(maximumMessages, Self.portionMessages))
            while batch.messages.count < maximumMessages && bytes < Self.batchBytes {
                let wanted = min(maximumMessages - batch.messages.count, Self.portion(after: batch.messages.count, bytes: bytes))
                let count = rd_kafka_consume_batch_queue(client.queue, 0, pointers, wanted)
                guard count > 0 else { break }
                bytes += take(count, into: &batch)
            }
        }
        positions.settle()
        batch.errors += client.handle.callbacks.takeErrors()
        noteLostTopics(&batch)
        return batch
    }

    /// How many messages to take next, so that with messages like those before the batch stays within its bytes.
    static func portion(after count: Int, bytes: Int) -> Int {
        guard count >= firstPortionMessages else { return firstPortionMessages }
        let averageBytes = max(1, bytes / count)
        return min(portionMessages, max(1, (batchBytes - bytes) / averageBytes))
    }

    /// Tells the brokers how far this group is; only lag tools read it. A failure shows in the `errors` of a later batch.
    public func commitAsynchronously(_ nextOffsets: [TopicPartition: Int64]) {
        guard !isClosed, !nextOffsets.isEmpty else { return }
        let list = NativePartitions(nextOffsets)
        let code = rd_kafka_commit(client.handle.pointer, list.pointer, 1)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR {
            client.handle.callbacks.note(KafkaError(KafkaErrorCode(code)))
        }
    }

    /// How many offsets lie between a position and the end of each partition, as far as the client knows from its last fetch.
    /// Partitions it hasn't fetched from yet are missing.
    public func lag(behind next: [TopicPartition: Int64]) -> [TopicPartition: Int64] {
        guard !isClosed else { return [:] }
        return next.reduce(into: [:]) { lag, position in
            var low: Int64 = -1
            var high: Int64 = -1
            let (partition, next) = position
            let code = rd_kafka_get_watermark_offsets(client.handle.pointer, partition.topic, partition.partition, &low, &high)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR, high >= 0, next >= 0 else { return }
            lag[partition] = max(0, high - next)
        }
    }

    public var statistics: KafkaClientStatistics { client.handle.callbacks.statistics }

    /// Gives the memory that catching up has filled with prefetched messages back to the system, which the C library's allocator
    /// would keep for ever. Takes some milliseconds; call it when a rush is over.
    public static func releaseUnusedMemory() {
        malloc_trim(0)
    }

    /// Leaves the cluster and frees everything; waits for the client's threads, but not long for brokers that are gone. May be called twice.
    public func close() {
        guard !isClosed else { return }
        isClosed = true
        client.close()
    }

    /// That a topic vanished arrives as an error of the whole client, which names the partition only in its text.
    private func noteLostTopics(_ batch: inout KafkaBatch) {
        let reasons = batch.errors.filter(\.code.isMissingTopic).map(\.message)
        guard !reasons.isEmpty else { return }
        for partition in positions.next.keys where !batch.positionLost.contains(partition) {
            let name = "\(partition.topic) [\(partition.partition)]:"
            if reasons.contains(where: { $0.hasPrefix(name) }) { batch.positionLost.append(partition) }
        }
    }

    /// Copies messages into the batch and frees the client's; returns their bytes.
    private func take(_ count: Int, into batch: inout KafkaBatch) -> Int {
        var bytes = 0
        for index in 0..<count {
            guard let pointer = pointers[index] else { continue }
            defer { rd_kafka_message_destroy(pointer) }
            if pointer.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                let message = reader.read(pointer)
                bytes += pointer.pointee.len + pointer.pointee.key_len
                positions.advance(message)
                batch.messages.append(message)
            } else {
                reader.readError(pointer, into: &batch)
            }
        }
        return bytes
    }
}
