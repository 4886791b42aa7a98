import CRdKafka

/// Reads partitions from positions that the caller keeps.
///
/// Not `Sendable`: make, use and close it on one thread (see `DedicatedThread`). It never joins a group by itself; the group id
/// serves offsets committed for lag tools.
public final class KafkaConsumer {
    /// Messages are taken from the client in portions, so that a batch of large ones stays bounded in bytes.
    private static let portionMessages = 1_000
    private static let batchBytes = 16 << 20

    private let handle: ClientHandle
    private let queue: OpaquePointer
    private let pointers: UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>?>
    private let reader = MessageReader()
    private var positions = ConsumerPositions()
    private var isClosed = false

    /// - Throws: `KafkaError.invalidConfiguration`. That the brokers can't be reached shows in `KafkaBatch.errors`, not here.
    public init(_ configuration: KafkaConfiguration, groupID: String, clientID: String) throws {
        let settings = try ClientSettings.consumer(configuration, groupID: groupID, clientID: clientID)
        handle = try ClientHandle(RD_KAFKA_CONSUMER, settings, ClientCallbacks(onLog: configuration.onLog))
        rd_kafka_poll_set_consumer(handle.pointer)
        guard let queue = rd_kafka_queue_get_consumer(handle.pointer) else {
            handle.destroy()
            throw KafkaError.invalidConfiguration(property: "group.id", message: "the client has no consumer queue")
        }
        self.queue = queue
        pointers = .allocate(capacity: Self.portionMessages)
    }

    deinit {
        close()
        pointers.deallocate()
    }

    /// Reads these partitions from these offsets on, and no others; replaces what was assigned before, also after a lost position.
    /// - Parameter offsets: the next offset to read, or `KafkaOffset.beginning` or `.end`.
    public func assign(_ offsets: [TopicPartition: Int64]) throws {
        guard !isClosed else { throw KafkaError.closed }
        let list = NativePartitions(offsets)
        let code = rd_kafka_assign(handle.pointer, list.pointer)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(KafkaErrorCode(code)) }
        positions.replace(with: offsets)
    }

    /// Waits for the first message, then takes what is there already, without waiting again.
    ///
    /// Ends early at 16 MiB of keys and values. Errors don't end the consumer: only a partition in `positionLost` must be assigned again.
    public func nextBatch(maximumMessages: Int, waitMilliseconds: Int) -> KafkaBatch {
        var batch = KafkaBatch()
        guard !isClosed else {
            batch.errors = [.closed]
            return batch
        }
        var bytes = 0
        if let first = rd_kafka_consumer_poll(handle.pointer, Int32(clamping: waitMilliseconds)) {
            pointers[0] = first
            bytes += take(1, into: &batch)
            batch.messages.reserveCapacity(min(maximumMessages, Self.portionMessages))
            while batch.messages.count < maximumMessages && bytes < Self.batchBytes {
                let wanted = min(maximumMessages - batch.messages.count, Self.portionMessages)
                let count = rd_kafka_consume_batch_queue(queue, 0, pointers, wanted)
                guard count > 0 else { break }
                bytes += take(count, into: &batch)
            }
        }
        positions.settle()
        batch.errors += handle.callbacks.takeErrors()
        return batch
    }

    /// Tells the brokers how far this group is; only lag tools read it. A failure shows in the `errors` of a later batch.
    public func commitAsynchronously(_ nextOffsets: [TopicPartition: Int64]) {
        guard !isClosed, !nextOffsets.isEmpty else { return }
        let list = NativePartitions(nextOffsets)
        let code = rd_kafka_commit(handle.pointer, list.pointer, 1)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR {
            handle.callbacks.note(KafkaError(KafkaErrorCode(code)))
        }
    }

    /// How many offsets lie between what was handed out and the end of each assigned partition, as far as the client knows from
    /// its last fetch. Partitions it hasn't fetched from yet are missing.
    public var lag: [TopicPartition: Int64] {
        guard !isClosed else { return [:] }
        return positions.next.reduce(into: [:]) { lag, position in
            var low: Int64 = -1
            var high: Int64 = -1
            let (partition, next) = position
            let code = rd_kafka_get_watermark_offsets(handle.pointer, partition.topic, partition.partition, &low, &high)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR, high >= 0, next >= 0 else { return }
            lag[partition] = max(0, high - next)
        }
    }

    public var statistics: KafkaClientStatistics { handle.callbacks.statistics }

    /// Gives the memory that catching up has filled with prefetched messages back to the system, which the C library's allocator
    /// would keep for ever. Takes some milliseconds; call it when a rush is over.
    public func releaseUnusedMemory() {
        malloc_trim(0)
    }

    /// Leaves the cluster and frees everything; waits for the client's threads. May be called twice.
    public func close() {
        guard !isClosed else { return }
        isClosed = true
        rd_kafka_queue_destroy(queue)
        rd_kafka_consumer_close(handle.pointer)
        handle.destroy()
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
