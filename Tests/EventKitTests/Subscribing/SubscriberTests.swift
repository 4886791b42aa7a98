import Contracts
import Database
import Foundation
import Kafka
import ServiceTesting
import Synchronization
import TestKit
import Testing
@testable import EventKit

/// Every event of the billing topic makes the service decide something of its own.
let echo = TopicSubscription(.billing) { events, work in
    for event in events {
        guard let raised = try event.decode(TallyRaised.self) else { continue }
        try work.following(event).execute(RaiseTally(by: 1, owner: "echo-\(raised.owner)"), on: "echo-\(raised.owner)")
    }
}

@Suite struct SubscriberTests {
    let cluster: EmbeddedCluster

    init() async throws {
        cluster = try await makeCluster()
    }

    @Test func eventsReachReadModelsAndReactionsOnceAlthoughTheyComeTwice() async throws {
        let service = try TestService(cluster, subscriptions: [echo])
        let events = (1...20).map { raised("owner \($0 % 3)", by: 2, position: Int64($0)) }
        try await cluster.send(events + events.reversed() + events, topic: "dembrane.billing")
        #expect(
            try await eventually { try service.sums.count == 6 })
        #expect(try await eventually { service.count { if case .skipped = $0 { true } else { false } } > 0 })
        #expect(try await eventually { service.engine.subscriber.waitingFor == nil })
        #expect(try await eventually { try service.store.storedEvents().count == 20 })
        await service.stop()
        #expect(
            try service.sums == [
                "owner 0": 12, "owner 1": 14, "owner 2": 14, "echo-owner 0": 6, "echo-owner 1": 7, "echo-owner 2": 7,
            ])
    }

    @Test func aReactionBelongsToTheTraceOfItsEvent() async throws {
        let service = try TestService(cluster, subscriptions: [echo])
        var event = raised("north", by: 1, position: 1)
        event.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        try await cluster.send([event], topic: "dembrane.billing")
        #expect(try await eventually { try service.store.storedEvents().first?.traceparent == event.traceparent })
        await service.stop()
    }

    @Test func waitingForAForeignEventEndsWhenItIsApplied() async throws {
        let service = try TestService(cluster, subscriptions: [echo])
        async let seen = service.engine.seen.waitUntilSeen("the one", timeoutSeconds: 180)
        try await cluster.send([raised("north", by: 1, position: 1, id: "the one")], topic: "dembrane.billing")
        #expect(try await seen)
        #expect(try service.sums["north"] == 1)
        await service.stop()
    }

    @Test func factsOfThePlatformAreAppliedInBothModes() async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.platform)])
        let structured = #"""
            {"specversion":"1.0","id":"s1","source":"/dembrane/platform","type":"org.example.tally-raised",
             "time":"2026-11-01T10:00:00+01:00","data":{"owner":"north","amount":5},"unknown":true}
            """#
        try await cluster.send([
            KafkaRecord(
                topic: "dembrane.platform", key: Array("north".utf8), value: Array(structured.utf8),
                headers: [KafkaHeader("content-type", "application/cloudevents+json; charset=utf-8")]),
            raised("north", by: 2, context: .platform).record(topic: "dembrane.platform"),
        ])
        #expect(try await eventually { try service.sums == ["north": 7] })
        await service.stop()
    }

    @Test func whatCannotTakeEffectIsLaidAsideAndTheRestGoesOn() async throws {
        let strict = TopicSubscription(.billing) { events, work in
            try echo.handle(events, work)
            if events.contains(where: { $0.subject == "forbidden" }) { throw UnprocessableEvent("against the rules") }
        }
        let service = try TestService(cluster, subscriptions: [strict])
        var unreadable = raised("north", by: 1, position: 3)
        unreadable.data = Array(#"{"owner":"north","amount":"many"}"#.utf8)
        let events = [
            raised("north", by: 1, position: 1), raised("forbidden", by: 1, position: 2), unreadable, raised("north", by: 1, position: 4),
        ]
        try await cluster.send(events, topic: "dembrane.billing", partition: 0)
        try await cluster.send([
            KafkaRecord(topic: "dembrane.billing", partition: 0, key: nil, value: [1], headers: [KafkaHeader("odd", "header")])
        ])
        try await cluster.send([raised("north", by: 1, position: 5)], topic: "dembrane.billing", partition: 0)
        #expect(try await eventually { try service.sums == ["north": 3, "echo-north": 3] })

        let letters = try service.engine.deadLetters.list().sorted { $0.message.offset < $1.message.offset }
        #expect(letters.map(\.message.offset) == [1, 2, 4])
        #expect(letters.map(\.reason).first == "against the rules")
        #expect(letters.allSatisfy { $0.status == .waiting })
        #expect(try await eventually { try await cluster.contents(of: EventContext.deadLetterTopic).count == 3 })
        await service.stop()
        let copies = try await cluster.contents(of: EventContext.deadLetterTopic).sorted {
            Self.origin($0) < Self.origin($1)
        }
        #expect(copies.map(\.value) == letters.map(\.message.value))
        #expect(copies[2].headers.starts(with: [KafkaHeader("odd", "header"), KafkaHeader("dead_letter_service", "partner")]))
        #expect(copies[0].headers.contains(KafkaHeader("dead_letter_reason", "against the rules")))
    }

    static func origin(_ letter: KafkaMessage) -> String {
        letter.headers.first { $0.name == "dead_letter_offset" }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
    }

    @Test func oneFailingPartitionDoesNotHoldUpTheOthersAndIsNeverSkipped() async throws {
        let fragile = SharedFlag()
        let moody = TopicSubscription(.billing) { events, work in
            if events.contains(where: { $0.subject == "moody" }) && !fragile.isSet { throw Interruption() }
        }
        let service = try TestService(cluster, subscriptions: [moody])
        try await cluster.send(
            [raised("moody", by: 1, position: 1), raised("moody", by: 1, position: 2)], topic: "dembrane.billing", partition: 0)
        try await cluster.send([raised("calm", by: 1, position: 3)], topic: "dembrane.billing", partition: 1)
        #expect(try await eventually { try service.sums == ["calm": 1] })
        try await cluster.send([raised("calm", by: 1, position: 4)], topic: "dembrane.billing", partition: 1)
        #expect(try await eventually { try service.sums == ["calm": 2] })
        #expect(try await eventually { service.engine.subscriber.waitingFor?.hasPrefix("dembrane.billing 0") == true })
        fragile.set()
        #expect(try await eventually { try service.sums == ["calm": 2, "moody": 2] })
        #expect(try await eventually { service.engine.waitingFor == [] })
        await service.stop()
    }

    @Test func aMissingTopicIsNamedAndReadOnceItIsThere() async throws {
        let small = try await makeCluster(topics: ["dembrane.billing": 2, "dembrane.partner": 1, "dembrane.dead-letters": 1])
        let service = try TestService(small, subscriptions: [TopicSubscription(.billing), TopicSubscription(.training)]) {
            $0.subscriber.checkInterval = .milliseconds(100)
        }
        try await small.send([raised("north", by: 1, position: 1)], topic: "dembrane.billing")
        #expect(try await eventually { try service.sums == ["north": 1] })
        #expect(try await eventually { service.engine.subscriber.waitingFor == "the topic dembrane.training" })
        try small.createTopic("dembrane.training", partitions: 1)
        try await small.send([raised("south", by: 1, position: 1, context: .training)], topic: "dembrane.training")
        #expect(try await eventually { try service.sums == ["north": 1, "south": 1] })
        await service.stop()
    }
}

/// A flag that one side sets and the other reads.
final class SharedFlag: Sendable {
    private let state = Mutex(false)

    func set() {
        state.withLock { $0 = true }
    }

    var isSet: Bool { state.withLock { $0 } }
}
