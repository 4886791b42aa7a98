import CRdKafka
import Dispatch

/// The C client of a consumer with the queue that its messages arrive on.
final class ConsumerClient {
    /// How long a caller waits for the client to leave the cluster. An offset that was sent to a broker which then went away is waited
    /// for as long as any answer, a minute: longer than a service may take to end, and nobody needs that offset.
    private static let patienceSeconds = 3.0

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

    /// Leaves the cluster; what takes longer than a caller shall wait goes on by itself. Must be called exactly once, when all messages
    /// are freed.
    func close() {
        rd_kafka_queue_destroy(queue)
        let closed = DispatchSemaphore(value: 0)
        _ = DedicatedThread.start(named: "kafka-close") { [handle] in
            rd_kafka_consumer_close(handle.pointer)
            handle.destroy()
            closed.signal()
        }
        _ = closed.wait(timeout: .now() + Self.patienceSeconds)
    }
}
