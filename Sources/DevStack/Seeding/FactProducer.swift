import Contracts
import Kafka
import WireJSON

/// Puts facts into the platform's topic, as the platform would.
struct FactProducer: Sendable {
    /// Records per call, well below what the client's queue takes.
    static let chunkSize = 5_000

    let producer: KafkaProducer
    private let encoder = WireJSONEncoder()

    init(producer: KafkaProducer) {
        self.producer = producer
    }

    /// Returns how many facts there were, once all of them are acknowledged. Throws the first failure.
    func produce(_ world: DemoWorld) async throws -> Int {
        let colleagues = try await send([try record(DemoColleague.fact(in: world))])
        return colleagues + (try await produce(world, organisations: 0..<world.size.organisationCount))
    }

    func produce(_ world: DemoWorld, organisations: Range<Int>) async throws -> Int {
        var total = 0
        var chunk: [KafkaRecord] = []
        for index in organisations {
            try Task.checkCancellation()
            for fact in world.organisation(index).facts { chunk.append(try record(fact)) }
            if chunk.count >= Self.chunkSize {
                total += try await send(chunk)
                chunk.removeAll(keepingCapacity: true)
            }
        }
        return total + (try await send(chunk))
    }

    private func send(_ records: [KafkaRecord]) async throws -> Int {
        for delivery in try await producer.produce(records) {
            if let error = delivery.error { throw error }
        }
        return records.count
    }

    private func record(_ fact: DemoFact) throws -> KafkaRecord {
        CloudEvent(
            id: fact.id, source: EventContext.platform.source, type: type(of: fact.payload).eventType.description, time: fact.time,
            subject: fact.payload.subject, partitionKey: fact.payload.partitionKey, data: try encode(fact.payload)
        ).record(topic: EventContext.platform.topic)
    }

    private func encode(_ payload: some EventPayload) throws -> [UInt8] { try encoder.encode(payload) }
}
