import Contracts
import ServiceKit
import Testing

@Suite struct SeenEventsTests {
    let bench: Bench
    let seen: SeenEvents

    init() throws {
        bench = try Bench()
        seen = SeenEvents(changes: bench.changes)
    }

    @Test func anEventOfThePastIsSeenAtOnce() async throws {
        let id = try #require(try bench.raise("north", by: 1).eventIDs.first)
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
        let started = ContinuousClock.now
        async let answer = seen.waitUntilSeen("awaited", timeoutSeconds: 600)
        try await Task.sleep(for: .milliseconds(20))
        try bench.changes.run { try $0.record(event, at: place) }
        #expect(try await answer)
        #expect(ContinuousClock.now - started < .seconds(300))
    }
}
