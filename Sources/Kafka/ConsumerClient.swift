import CRdKafka

/// The C client of a consumer with the queue that its messages arrive on.
final class ConsumerClient {
    let handle: ClientHandle
    let queue: OpaquePointer

    init(_ settings: ClientSettings, onLog: @escaping @Sendable (KafkaLogLine) -> Void) throws {
        handle = try ClientHandle(RD_KAFKA_CONSUMER, settings, ClientCallbacks(onLog: onLog))
        rd_kafka_poll_set_consumer(handle.pointer)
        guard let queue = rd_kafka_queue_get_consumer(handle.pointer) else {
            handle.destroy()
            throw KafkaError.invalidConfiguration(property: "group.id", message: "the client has no consumer queue")
        }
        self.queue = queue
    }

    /// Leaves the cluster and waits for the client's threads. Must be called exactly once, when all messages are freed.
    func close() {
        rd_kafka_queue_destroy(queue)
        rd_kafka_consumer_close(handle.pointer)
        handle.destroy()
    }
}
