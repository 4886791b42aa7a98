import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite struct SeenEventsTests {
    let store: TestStore
    let seen: SeenEvents

    init() throws {
        store = try TestStore()
        seen = SeenEvents(changes: store.changes)
    }

    @Test func anEventOfThePastIsSeenAtOnce() async throws {
        let id = try #require(try store.raise("north", by: 1).eventIDs.first)
        #expect(try await seen.waitUntilSeen(id, timeoutSeconds: 0))
    }

    @Test func anUnknownEventIsNotSeen() async throws {
        #expect(try await seen.waitUntilSeen("no such event", timeoutSeconds: 0.01) == false)
    }

    @Test func theCommitOfTheEventEndsTheWait() async throws {
        let place = StreamPosition(stream: "tally-north", version: 1)
        let event = CloudEvent(
            id: "awaited", source: "/dembrane/partner", type: TallyRaised.eventType.description, time: t0, partitionKey: "north",
            stream: place, data: Array(#"{"amount":1,"owner":"north"}"#.utf8))
        let began = ContinuousClock.now
        async let answer = seen.waitUntilSeen("awaited", timeoutSeconds: 600)
        #expect(try await eventually { seen.waitingReads == 1 })
        try store.changes.run { try $0.record(event, at: place) }
        #expect(try await answer)
        #expect(ContinuousClock.now - began < .seconds(600), "the time ran out")
        #expect(seen.waitingReads == 0)
    }
}
