import Contracts
import Database
import Foundation
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

/// Which events are let in, on a running service.
@Suite struct AdmissionTests {
    let cluster: EmbeddedCluster

    init() async throws {
        cluster = try await makeCluster()
    }

    private func reasons(_ service: TestService) throws -> [String] {
        try service.engine.deadLetters.list().map(\.reason)
    }

    @Test func whatIsDatedInTheFutureWaitsUntilItsTimeHasCome() async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.platform), TopicSubscription(.billing)])
        var soon = raised("soon", by: 1, context: .platform)
        soon.time = t0.adding(seconds: CloudEvent.clockToleranceSeconds)
        var late = raised("late", by: 1, context: .platform)
        late.time = soon.time.adding(milliseconds: 1)
        var admin = raised("admin", by: 1, position: 1)
        admin.time = Instant("2099-01-01T00:00:00Z") ?? t0
        try await cluster.send([soon, late], topic: "dembrane.platform")
        try await cluster.send([admin, raised("north", by: 1, position: 2)], topic: "dembrane.billing")
        #expect(try await eventually { try service.sums == ["soon": 1, "north": 1] })
        #expect(try await eventually { try reasons(service).count == 2 })
        #expect(try reasons(service).allSatisfy { $0.hasPrefix("time lies in the future") })
        // Its place among the owner's events is taken, so that nobody looks for a missing one.
        #expect(try await eventually { service.engine.waitingFor == [] })

        let stillEarly = try service.engine.deadLetters.replay()
        #expect(stillEarly.allSatisfy { $0.reason?.hasPrefix("time lies in the future") == true })
        service.store.time.set(Instant("2099-01-01T00:00:00Z") ?? t0)
        #expect(try service.engine.deadLetters.replay().allSatisfy { $0.reason == nil })
        #expect(try service.sums == ["soon": 1, "late": 1, "north": 1, "admin": 1])
        await service.stop()
    }

    @Test func anotherEventAtAKnownPositionIsPutAsideAndNotSkipped() async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.billing)])
        let known = raised("north", by: 1, position: 1, id: "the first")
        try await cluster.send(
            [known, known, raised("south", by: 1, position: 1, id: "the second")], topic: "dembrane.billing", partition: 0)
        try await cluster.send([raised("north", by: 1, position: 2)], topic: "dembrane.billing", partition: 0)
        #expect(try await eventually { try service.sums == ["north": 2] })
        await service.stop()
        #expect(try reasons(service).count == 1)
        #expect(try reasons(service).first?.hasPrefix("position 1 of /dembrane/billing is taken by the event the first") == true)
    }

    @Test(arguments: [Int64.max, 1_000_000_000])
    func aPositionBeyondTheTopicHidesNoRealEvent(position: Int64) async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.billing)])
        try await cluster.send([raised("north", by: 1, position: 1)], topic: "dembrane.billing", partition: 0)
        #expect(try await eventually { try service.sums == ["north": 1] })
        try await cluster.send([raised("forged", by: 1, position: position)], topic: "dembrane.billing", partition: 0)
        #expect(try await eventually { try reasons(service).count == 1 })
        try await cluster.send([raised("north", by: 1, position: 2)], topic: "dembrane.billing", partition: 0)
        #expect(try await eventually { try service.sums == ["north": 2] })
        #expect(try await eventually { service.engine.waitingFor == [] })
        await service.stop()
        #expect(try reasons(service).first?.hasPrefix("position \(position) is far beyond") == true)
    }

    @Test func anEventThatWasGivenUpTakesEffectWhenItComesAfterAll() async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.billing)])
        try await cluster.send([raised("north", by: 1, position: 1), raised("north", by: 1, position: 3)], topic: "dembrane.billing")
        let isGivenUp: @Sendable () -> Bool = {
            service.count { if case .trouble(.subscriber, let reason) = $0 { reason.hasPrefix("1 events are missing") } else { false } }
                == 1
        }
        #expect(try await eventually { isGivenUp() })
        try await cluster.send([raised("late", by: 1, position: 2)], topic: "dembrane.billing")
        #expect(try await eventually { try service.sums == ["north": 2, "late": 1] })
        await service.stop()
    }

    @Test func anEventOfAnotherContextOnATopicIsPutAside() async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.platform)])
        var forged = raised("forged", by: 1, position: 1_000_000)
        forged.type = DiscountSet.eventType.description
        try await cluster.send([forged, raised("north", by: 1, context: .platform)], topic: "dembrane.platform")
        #expect(try await eventually { try service.sums == ["north": 1] })
        #expect(try await eventually { try reasons(service).count == 1 })
        await service.stop()
        #expect(try reasons(service) == ["\(forged.type) belongs on dembrane.billing; nobody else speaks of it"])
    }

    @Test func aMessageTooLargeToBeSentOnceMoreIsKeptWholeAndSentCut() async throws {
        let service = try TestService(cluster, subscriptions: [TopicSubscription(.platform)])
        let large = Array(repeating: UInt8(ascii: "x"), count: 999_000)
        try await cluster.send([
            KafkaRecord(topic: "dembrane.platform", key: Array("north".utf8), value: large),
            KafkaRecord(
                topic: "dembrane.platform", key: Array("north".utf8), value: Array("{}".utf8),
                headers: [KafkaHeader(name: "x", value: Array(repeating: UInt8(ascii: "y"), count: 850_000))]),
            KafkaRecord(topic: "dembrane.platform", key: Array("north".utf8), value: Array("small".utf8)),
        ])
        #expect(try await eventually { try await cluster.contents(of: EventContext.deadLetterTopic).count == 3 })
        #expect(try await eventually { service.engine.waitingFor == [] })
        await service.stop()
        #expect(try service.engine.deadLetters.list().first?.message.value == large)
        let copies = try await cluster.contents(of: EventContext.deadLetterTopic)
        #expect(copies.contains { $0.headers.contains(KafkaHeader("dead_letter_cut_headers", "850001")) })
        let cut = copies.first { ($0.value?.count ?? 0) > 5 }
        #expect(cut?.headers.contains(KafkaHeader("dead_letter_cut_value", "999000")) == true)
        #expect(cut?.value?.count == 700_000)
    }
}
