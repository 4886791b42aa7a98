import Contracts
import Foundation
import HTTP
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import ProcessKit
@testable import ServiceKit

@Suite struct ServiceRuntimeTests {
    private static func ready(_ harness: ServiceHarness) async throws -> Int {
        let request = HTTPClientRequest(.get, "http://127.0.0.1:\(harness.runtime.httpPort)/readyz", timeoutSeconds: 180)
        return try await patientClient().send(request).status
    }

    @Test func becomesReadyAndPublishesWhatItDecides() async throws {
        let cluster = try await makeCluster()
        let harness = try ServiceHarness(TallyService.definition, kafka: cluster.configuration, now: t0)
        #expect(try await eventually { try await Self.ready(harness) == 200 })
        let answer = try await harness.post("/tallies/ada/raise", ["amount": 4])
        #expect(answer.status == 200)
        #expect(try await eventually { try await cluster.contents(of: EventContext.partner.topic).count == 1 })
        let metrics = try #require(HTTPRequest(.get, "/metrics"))
        #expect(
            try await eventually {
                let text = String(decoding: try await harness.runtime.respond(to: metrics).collectBody(), as: UTF8.self)
                return text.contains("events_published_total{topic=\"dembrane.partner\"} 1")
            })
        try await harness.stop()
        cluster.close()
    }

    @Test func answersAndDecidesWhileKafkaIsAway() async throws {
        let harness = try ServiceHarness(TallyService.definition, kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:9"), now: t0)
        #expect(try await harness.post("/tallies/ada/raise", ["amount": 4]).status == 200)
        #expect(try await harness.get("/tallies/ada").json["amount"] == 4)
        #expect(try await Self.ready(harness) == 503)
        try await harness.stop()
    }

    @Test func whatAProducerCountsIsAMetricOfItsTopic() async {
        let metrics = Metrics()
        var statistics = KafkaProducerStatistics()
        statistics.queueFullWaits = 3
        ServiceMetrics(metrics, logger: .silent).observe(.producer(topic: "dembrane.partner", statistics))
        #expect(await metrics.exposition().contains("kafka_producer_queue_full_waits{topic=\"dembrane.partner\"} 3"))
    }

    /// A stop cancels what asks the brokers; were the question waited for, this test would run into its limit.
    @Test(.timeLimit(.minutes(5))) func aStopDoesNotWaitForBrokersThatAreAway() async throws {
        let admin = KafkaAdmin(KafkaConfiguration(bootstrapServers: "127.0.0.1:9"), timeoutMilliseconds: 3_600_000)
        let question = Task { try await admin.clusterID() }
        question.cancel()
        await #expect(throws: CancellationError.self) { try await question.value }
    }

    @Test func whatWasDecidedIsThereAfterARestart() async throws {
        let folder = NSTemporaryDirectory() + "runtime-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try ServiceHarness(TallyService.definition, now: t0, directory: folder)
        _ = try await first.send(.post, "/tallies/ada/raise", body: ["amount": 4], headers: ["Idempotency-Key": "k"])
        try await first.stop()
        let second = try ServiceHarness(TallyService.definition, now: t0, directory: folder)
        let again = try await second.send(.post, "/tallies/ada/raise", body: ["amount": 4], headers: ["Idempotency-Key": "k"])
        #expect(again.json["tally"]?["amount"] == 4)
        #expect(try second.events().count == 1)
        try await second.stop()
    }

    @Test func twoDoNotShareOneFolder() async throws {
        try await withHarness { harness in
            #expect(throws: DataInUse.self) { try ServiceHarness(TallyService.definition, now: t0, directory: harness.directory) }
        }
    }

    @Test func doesNotServeAHalfRecoveredStore() async throws {
        let folder = NSTemporaryDirectory() + "runtime-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let harness = try ServiceHarness(TallyService.definition, now: t0, directory: folder)
        try await harness.runtime.database.writing { try $0.execute("INSERT INTO recovery (started_at) VALUES (1)") }
        try await harness.stop()
        #expect(throws: RecoveryUnfinished.self) { try ServiceHarness(TallyService.definition, now: t0, directory: folder) }
    }

    @Test func requestsUnderWayAreFinishedByAStop() async throws {
        var definition = TallyService.definition
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        definition.routes = { routes in
            routes.open(.get, "/slow") { _, _ in
                start.yield()
                for await _ in released { break }
                return HTTPResponse(text: "done")
            }
        }
        let harness = try ServiceHarness(definition, kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:9"), now: t0)
        let url = "http://127.0.0.1:\(harness.runtime.httpPort)/slow"
        let answer = Task { try await patientClient().send(HTTPClientRequest(.get, url, timeoutSeconds: 180)).text }
        for await _ in started { break }
        let stopped = Task { try await harness.stop() }
        release.yield()
        #expect(try await answer.value == "done")
        try await stopped.value
    }
}
