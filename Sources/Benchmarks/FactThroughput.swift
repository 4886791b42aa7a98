import Contracts
import EventKit
import Glibc
import Kafka
import ProcessKit
import WireJSON

/// How fast RollupService takes facts from the broker into its database, with the other services held.
struct FactThroughput {
    let stack: RunningStack
    let base: CustomerBase

    func measure(_ facts: [any EventPayload], _ unit: String) async throws -> String {
        let before = try await applied("rollup")
        for service in stack.services { stack.signal(service, SIGSTOP) }
        try await produce(facts)
        stack.signal("rollup", SIGCONT)
        let start = ContinuousClock.now
        while try await applied("rollup") < before + facts.count { try await Task.sleep(for: .milliseconds(20)) }
        let seconds = (ContinuousClock.now - start).seconds
        for service in stack.services { stack.signal(service, SIGCONT) }
        try await stack.settle()
        return "\(Int(Double(facts.count) / seconds)) \(unit)/s (\(facts.count) in \((seconds * 100).rounded() / 100) s)"
    }

    private func applied(_ service: String) async throws -> Int {
        try await stack.metric(service, "events_applied_total{topic=\"dembrane.platform\"}")
    }

    private func produce(_ facts: [any EventPayload]) async throws {
        let producer = try KafkaProducer(KafkaConfiguration(bootstrapServers: stack.bootstrapServers), clientID: "benchmark")
        let encoder = WireJSONEncoder()
        let now = SystemTime().now
        var start = 0
        while start < facts.count {
            let end = min(start + 10_000, facts.count)
            let records = try facts[start..<end].map { try record($0, encoder, now) }
            for delivery in try await producer.produce(records) {
                if let error = delivery.error { throw error }
            }
            start = end
        }
        await producer.close()
    }

    private func record(_ payload: some EventPayload, _ encoder: WireJSONEncoder, _ now: Instant) throws -> KafkaRecord {
        CloudEvent(
            id: ConversationID.random().description, source: EventContext.platform.source,
            type: type(of: payload).eventType.description, time: now, subject: payload.subject,
            partitionKey: payload.partitionKey, data: try encoder.encode(payload)
        ).record(topic: EventContext.platform.topic)
    }
}
