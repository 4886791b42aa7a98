import Contracts
import ServiceTesting
import TestKit
import Testing

@testable import EventKit

@Suite struct EffectTimeTests {
    let store: TestStore

    init() throws {
        store = try TestStore()
    }

    @Test func anAttemptThatTakesTooLongIsCancelledAndTriedAgain() async throws {
        let begun = Recorder<Int>()
        let time = store.time
        let runner = store.runner(
            EffectHandler("mail") { effect, _ in
                begun.add(effect.attempt)
                if effect.attempt == 1 {
                    await time.wait(until: t0.adding(days: 365))
                    try Task.checkCancellation()
                }
                return OutsideWorld.raises("sent", by: 1)
            })
        try store.request("hello")
        let task = Task { await runner.run() }
        defer { task.cancel() }
        #expect(try await eventually { begun.values == [1] })
        store.time.advance(seconds: 59)
        #expect(try store.states == ["waiting 1"])
        #expect(try store.queue.first?.lastFailure == nil)
        try #require(
            try await eventually {
                store.time.advance(seconds: 1)
                return try store.queue.first?.lastFailure != nil || !store.storedEvents().isEmpty
            })
        #expect(
            try await eventually {
                store.time.advance(seconds: 1)
                return try store.queue.isEmpty
            })
        #expect(begun.values == [1, 2])
        task.cancel()
        await task.value
    }

    @Test func anOutcomeThatComesAfterTheLimitStillCounts() async throws {
        let hall = WaitingHall()
        let runner = store.runner(
            EffectHandler("mail") { _, _ in
                await hall.enter()
                return OutsideWorld.raises("sent", by: 1)
            })
        try store.request("hello")
        let task = Task { await runner.run() }
        #expect(try await eventually { hall.present == 1 })
        store.time.advance(seconds: 3_600)
        hall.letOneOut()
        #expect(try await eventually { try store.queue.isEmpty })
        #expect(try TallySums.read(store.database) == ["sent": 1])
        task.cancel()
        await task.value
    }

    @Test func anAttemptThatTheServicesEndCutsShortDoesNotCount() async throws {
        let begun = Recorder<Int>()
        let time = store.time
        let handler = EffectHandler("mail") { effect, _ in
            begun.add(effect.attempt)
            if begun.values.count == 1 {
                await time.wait(until: t0.adding(days: 365))
                try Task.checkCancellation()
            }
            return OutsideWorld.raises("sent", by: 1)
        }
        try store.request("hello")
        let first = Task { [runner = store.runner(handler)] in await runner.run() }
        #expect(try await eventually { begun.values == [1] })
        first.cancel()
        await first.value
        #expect(try store.states == ["waiting 0"])
        try await store.runner(handler).runDue()
        #expect(begun.values == [1, 1])
        #expect(try store.queue.isEmpty)
    }

    @Test func anOutcomeThatIsKnownWhenTheServiceEndsIsRecorded() async throws {
        let hall = WaitingHall()
        let runner = store.runner(
            EffectHandler("mail") { _, _ in
                await hall.enter()
                return OutsideWorld.raises("sent", by: 1)
            })
        try store.request("hello")
        let task = Task { await runner.run() }
        #expect(try await eventually { hall.present == 1 })
        task.cancel()
        hall.letOneOut()
        await task.value
        #expect(try TallySums.read(store.database) == ["sent": 1])
        #expect(try store.queue.isEmpty)
    }

    /// The process dies in each attempt, as far as the store can know: an attempt is begun and nothing follows.
    @Test func anEffectAtWhichTheServiceDiesAgainAndAgainIsPutAside() async throws {
        var limits = EffectLimits()
        limits.attempts = 3
        let outside = OutsideWorld()
        try store.request("deadly")
        try store.request("behind it")
        for _ in 1...3 {
            let now = store.time.now
            try store.database.write { connection in
                let table = EffectTable(connection: connection)
                let effect = try #require(try table.due("mail", at: now, limit: 1).first)
                #expect(try table.begin(effect, orElseAt: now.adding(seconds: 1)))
            }
            store.time.advance(seconds: 1)
        }
        try await store.runner(outside.handler(limits: limits)).runDue()
        #expect(outside.names == ["behind it"])
        #expect(try store.states == ["dead 3"])
        #expect(try store.queue.first?.lastFailure == "the service ended during attempt 3, the last one")
    }
}
