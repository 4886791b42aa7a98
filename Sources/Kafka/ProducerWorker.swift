import CRdKafka
import Synchronization

/// The producer's thread: takes one call after the other and sees it through.
final class ProducerWorker: Sendable {
    /// Calls are cut into pieces, so that no record waits in the client long enough to time out on its own.
    static let pieceRecords = 10_000
    static let pieceBytes = 4 << 20

    private let inbox: ProducerInbox
    private let handle: ClientHandle
    private let writer: RecordWriter
    private let progress: DeliveryProgress
    private let deliveryTimeout: Duration
    private let counts = Mutex(KafkaProducerStatistics())
    /// Set when the client stopped answering, so that nothing can be said about it any more.
    private let broken = Mutex<KafkaError?>(nil)

    init(_ configuration: KafkaConfiguration, clientID: String, inbox: ProducerInbox) throws {
        let settings = try ClientSettings.producer(configuration, clientID: clientID)
        let progress = DeliveryProgress()
        let callbacks = ClientCallbacks(onLog: configuration.onLog) { progress.report($0, $1) }
        let handle = try ClientHandle(RD_KAFKA_PRODUCER, settings, callbacks)
        self.inbox = inbox
        self.progress = progress
        self.handle = handle
        writer = RecordWriter(handle)
        deliveryTimeout = Self.deliveryTimeout(settings)
    }

    /// We give up on all records together before the client would give up on each by itself: were a record to time out
    /// alone, the one after it could still be sent and overtake it.
    private static func deliveryTimeout(_ settings: ClientSettings) -> Duration {
        let given = settings["message.timeout.ms"] ?? settings["delivery.timeout.ms"]
        let milliseconds = given.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? ClientSettings.defaultDeliveryTimeoutMilliseconds
        return .milliseconds(milliseconds * 8 / 10)
    }

    func statistics(waitingCalls: Int) -> KafkaProducerStatistics {
        var statistics = counts.withLock { $0 }
        statistics.waitingCalls = waitingCalls
        statistics.client = handle.callbacks.statistics
        return statistics
    }

    func run() {
        while true {
            switch inbox.next(waitSeconds: 0.1) {
            case .call(let call):
                call.continuation.resume(with: Result { try produce(call.records) })
            case .nothing:
                rd_kafka_poll(handle.pointer, 0)
            case .closed:
                writer.destroy()
                handle.destroy()
                return
            }
        }
    }

    private func produce(_ records: [KafkaRecord]) throws -> [KafkaDelivery] {
        if let error = broken.withLock({ $0 }) ?? KafkaError.raised(by: handle.pointer) { throw error }
        var deliveries: [KafkaDelivery] = []
        deliveries.reserveCapacity(records.count)
        var rest = records[...]
        while !rest.isEmpty {
            let piece = Self.piece(of: rest)
            rest = rest.dropFirst(piece.count)
            deliver(piece)
            deliveries += progress.deliveries
            if progress.hasFailure {
                deliveries += repeatElement(.failed(.notSent), count: rest.count)
                break
            }
        }
        count(deliveries)
        return deliveries
    }

    private static func piece(of records: ArraySlice<KafkaRecord>) -> ArraySlice<KafkaRecord> {
        var bytes = 0
        let length = records.prefix(pieceRecords).prefix { record in
            defer { bytes += (record.key?.count ?? 0) + (record.value?.count ?? 0) }
            return bytes < pieceBytes
        }.count
        return records.prefix(length)
    }

    private func deliver(_ records: ArraySlice<KafkaRecord>) {
        progress.begin(count: records.count)
        var deadline = DeliveryDeadline(after: deliveryTimeout)
        for (index, record) in records.enumerated() where !progress.hasFailure {
            handOver(record, index, &deadline)
        }
        while progress.outstanding > 0 {
            guard !deadline.hasPassed(closing: inbox.isClosed) else { return giveUp() }
            // Flushing ends the wait for more records and serves delivery reports.
            rd_kafka_flush(handle.pointer, 100)
        }
    }

    private func handOver(_ record: KafkaRecord, _ index: Int, _ deadline: inout DeliveryDeadline) {
        while true {
            guard let error = writer.write(record, index: index) else { return progress.handedOver() }
            guard error.code == .queueFull, !deadline.hasPassed(closing: inbox.isClosed) else {
                return progress.refuse(index, error)
            }
            counts.withLock { $0.queueFullWaits += 1 }
            rd_kafka_flush(handle.pointer, 100)
        }
    }

    /// Takes back whatever has no acknowledgement. Queues are emptied from their end before what is in flight is given up,
    /// so no record can overtake another.
    private func giveUp() {
        rd_kafka_purge(handle.pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
        var deadline = DeliveryDeadline(after: .seconds(10))
        while progress.outstanding > 0 && !deadline.hasPassed(closing: false) {
            rd_kafka_poll(handle.pointer, 100)
        }
        if progress.outstanding > 0 {
            broken.withLock { $0 = .fatal(code: .messageTimedOut, message: "The Kafka client no longer answers for its records") }
        }
        progress.explainTimeout(handle.callbacks.lastError)
    }

    private func count(_ deliveries: [KafkaDelivery]) {
        let failed = deliveries.count { $0.error != nil }
        counts.withLock {
            $0.failedRecords += failed
            $0.acknowledgedRecords += deliveries.count - failed
        }
    }
}

/// When to stop waiting for acknowledgements: after the delivery timeout, or five seconds after the producer was closed.
struct DeliveryDeadline {
    private static let closingGrace = Duration.seconds(5)

    private var instant: ContinuousClock.Instant
    private var closing = false

    init(after duration: Duration) {
        instant = .now + duration
    }

    mutating func hasPassed(closing: Bool) -> Bool {
        if closing && !self.closing {
            self.closing = true
            instant = min(instant, .now + Self.closingGrace)
        }
        return ContinuousClock.now >= instant
    }
}
