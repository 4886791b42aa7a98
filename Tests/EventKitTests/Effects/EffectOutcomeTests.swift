import Contracts
import ServiceTesting
import TestKit
import Testing

@testable import EventKit

@Suite struct EffectOutcomeTests {
    let store: TestStore
    let outside = OutsideWorld()

    init() throws {
        store = try TestStore()
    }

    @Test func aConfirmedEffectIsAnsweredInItsTraceAndDoneOnce() async throws {
        try store.request("hello")
        let runner = store.runner(outside.handler())
        try await runner.runDue()
        try await runner.runDue()
        #expect(outside.names == ["hello"])
        #expect(try store.queue.isEmpty)
        let event = try #require(try store.storedEvents().first)
        #expect(event.traceparent == "00-trace" && event.actor == .system)
        #expect(try TallySums.read(store.database) == ["sent": 1])
    }

    @Test func aRefusalIsAnsweredToo() async throws {
        outside.answer("hello", .refused { try $0.execute(RaiseTally(by: 1, owner: "refused"), on: "refused") })
        try store.request("hello")
        try await store.runner(outside.handler()).runDue()
        #expect(try TallySums.read(store.database) == ["refused": 1])
        #expect(try store.queue.isEmpty)
    }

    @Test func aRetryComesAfterItsPauseWithTheSameID() async throws {
        outside.answer("hello", .retry(reason: "busy"), .retry(after: .seconds(100), reason: "later"))
        let id = try store.request("hello")
        let runner = store.runner(outside.handler())
        try await runner.runDue()
        #expect(try store.queue.map(\.lastFailure) == ["busy"])
        store.time.advance(seconds: 9)
        try await runner.runDue()
        #expect(outside.calls.values.count == 1)
        store.time.advance(seconds: 1)
        try await runner.runDue()
        #expect(try store.queue.map(\.tryAt) == [t0.adding(seconds: 110)])
        store.time.advance(seconds: 100)
        try await runner.runDue()
        #expect(outside.calls.values.map(\.id) == [id, id, id])
        #expect(outside.calls.values.map(\.attempt) == [1, 2, 3])
        #expect(try TallySums.read(store.database) == ["sent": 1])
    }

    @Test func whatIsThrownIsTriedAgainUntilTheAttemptsAreUsedUp() async throws {
        var limits = EffectLimits()
        limits.attempts = 3
        let attempts = Recorder<Int>()
        let observations = Recorder<EventObservation>()
        let runner = store.runner(
            EffectHandler("mail", limits: limits) { effect, _ in
                attempts.add(effect.attempt)
                throw Interruption()
            }, observe: { observations.add($0) })
        try store.request("hello")
        for _ in 1...5 {
            try await runner.runDue()
            store.time.advance(seconds: 3_600)
        }
        #expect(attempts.values == [1, 2, 3])
        #expect(try store.states == ["dead 3"])
        #expect(try store.queue.first?.lastFailure == "Interruption()")
        #expect(observations.results == [.retry, .retry, .dead])
    }

    private func givingUp(_ giveUp: @escaping EffectHandler.GiveUp) -> EffectHandler {
        var limits = EffectLimits()
        limits.attempts = 2
        return EffectHandler("mail", limits: limits, giveUp: giveUp) { _, _ in .retry(reason: "no route") }
    }

    private func tryOut(_ runner: EffectRunner) async throws {
        for _ in 1...4 {
            try await runner.runDue()
            store.time.advance(seconds: 3_600)
        }
    }

    @Test func whatIsGivenUpIsSaidOnceInTheTransactionThatPutsItAside() async throws {
        let told = Recorder<String>()
        try store.request("hello")
        try await tryOut(
            store.runner(
                givingUp { effect, reason, work in
                    told.add("\(effect.key) \(effect.attempt) \(reason)")
                    try work.execute(RaiseTally(by: 1, owner: "given up"), on: "given up")
                }))
        #expect(told.values.count == 1 && told.values.first?.hasSuffix(" 2 no route") == true, "\(told.values)")
        #expect(try store.states == ["dead 2"] && TallySums.read(store.database) == ["given up": 1])
    }

    @Test func whatCannotBeSaidForNowIsTriedAgainAndForGoodIsPutAsideUnsaid() async throws {
        let told = Recorder<Int>()
        try store.request("hello")
        let runner = store.runner(
            givingUp { effect, _, work in
                told.add(effect.attempt)
                if told.values.count == 1 { throw Interruption() }
                try work.execute(RaiseTally(by: 101, owner: "north"), on: "north")
            })
        try await tryOut(runner)
        #expect(told.values == [2, 2])
        #expect(try store.states == ["dead 2"] && store.storedEvents().isEmpty)
    }

    @Test func anAnswerThatCanNeverBeGivenMakesADeadEffectAndLeavesNoEvent() async throws {
        outside.answer("hello", OutsideWorld.raises("north", by: 101))
        try store.request("hello")
        try await store.runner(outside.handler()).runDue()
        #expect(try store.states == ["dead 1"])
        let reason = try #require(try store.queue.first?.lastFailure)
        #expect(reason.hasPrefix("it was confirmed, but the answer is impossible: ") && reason.contains("never goes beyond 100"))
        #expect(try store.storedEvents().isEmpty)
    }

    @Test func anAnswerThatFailsForNowIsUndoneAndTheEffectPerformedAgainWithTheSameID() async throws {
        let answers = Recorder<Int>()
        let outcome = EffectOutcome.confirmed { work in
            try work.execute(RaiseTally(by: 1, owner: "sent"), on: "sent")
            answers.add(1)
            if answers.values.count == 1 { throw Interruption() }
        }
        outside.answer("hello", outcome, outcome)
        try store.request("hello")
        let runner = store.runner(outside.handler())
        try await runner.runDue()
        #expect(try store.storedEvents().isEmpty)
        #expect(try store.states == ["waiting 1"])
        store.time.advance(seconds: 10)
        try await runner.runDue()
        #expect(Set(outside.calls.values.map(\.id)).count == 1 && outside.calls.values.count == 2)
        #expect(try TallySums.read(store.database) == ["sent": 1])
        #expect(try store.queue.isEmpty)
    }

    @Test func anAnswerMayAskForMore() async throws {
        outside.answer("first", .confirmed { _ = try $0.request(EffectRequest("mail", key: "north", data: Array("second".utf8))) })
        try store.request("first")
        try await store.runner(outside.handler()).runDue()
        #expect(outside.names == ["first", "second"])
    }

    @Test func aHandlerReadsTheCommittedState() async throws {
        try store.raise("north", by: 4)
        try store.request("hello")
        let read = Recorder<Int>()
        try await store.runner(
            EffectHandler("mail") { _, context in
                read.add(try await context.read { try $0.first("SELECT amount FROM tally_sums") { Int($0.int(0)) } ?? 0 })
                return .refused { _ in }
            }
        ).runDue()
        #expect(read.values == [4])
    }
}

extension Recorder<EventObservation> {
    /// What the attempts came to, in order.
    var results: [EffectResult] {
        values.compactMap { observation in
            guard case .effectPerformed(_, let result) = observation else { return nil }
            return result
        }
    }
}
