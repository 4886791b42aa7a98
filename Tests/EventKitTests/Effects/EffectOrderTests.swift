import Contracts
import Synchronization
import ServiceTesting
import TestKit
import Testing

@testable import EventKit

@Suite struct EffectOrderTests {
    let store: TestStore
    let outside = OutsideWorld()

    init() throws {
        store = try TestStore()
    }

    @Test func effectsOfOneKeyAreDoneInOrderAlsoWhenOneHasToWait() async throws {
        outside.answer("n1", .retry(reason: "busy"))
        for name in ["n1", "n2", "n3"] { try store.request(name, key: "north") }
        for name in ["s1", "s2"] { try store.request(name, key: "south") }
        #expect(try store.states == ["waiting 0", "behind 0", "behind 0", "waiting 0", "behind 0"])
        let runner = store.runner(outside.handler())
        try await runner.runDue()
        #expect(outside.names.filter { $0.hasPrefix("s") } == ["s1", "s2"])
        #expect(outside.names.filter { $0.hasPrefix("n") } == ["n1"])
        store.time.advance(seconds: 10)
        try await runner.runDue()
        #expect(outside.names.filter { $0.hasPrefix("n") } == ["n1", "n1", "n2", "n3"])
    }

    @Test func oneKeyInTwoKindsIsTwoLines() async throws {
        let other = OutsideWorld()
        outside.answer("mail", .retry(reason: "busy"))
        try store.request("mail")
        try store.request("payment", kind: "mollie")
        try await store.runner(outside.handler(), other.handler("mollie")).runDue()
        #expect(other.names == ["payment"])
    }

    @Test func aDeadEffectHoldsUpNothingBehindIt() async throws {
        outside.answer("n1", OutsideWorld.raises("north", by: 101))
        for name in ["n1", "n2"] { try store.request(name) }
        try await store.runner(outside.handler()).runDue()
        #expect(outside.names == ["n1", "n2"])
        #expect(try store.states == ["dead 1"])
    }

    @Test func noMoreThanAllowedAreUnderWayAtOnceAndAllOfThoseAre() async throws {
        var limits = EffectLimits()
        limits.concurrency = 3
        let hall = WaitingHall()
        let runner = store.runner(
            EffectHandler("mail", limits: limits) { _, _ in
                await hall.enter()
                return OutsideWorld.raises("sent", by: 1)
            })
        for index in 0..<10 { try store.request("\(index)", key: "key \(index)") }
        let task = Task { await runner.run() }
        #expect(try await eventually { hall.present >= 3 })
        for _ in 0..<10 {
            #expect(try await eventually { hall.present > 0 })
            hall.letOneOut()
        }
        #expect(try await eventually { try store.queue.isEmpty })
        #expect(hall.most == 3)
        #expect(try TallySums.read(store.database) == ["sent": 10])
        task.cancel()
        await task.value
    }

    @Test func aThousandEffectsAreDoneOnceEachInTheOrderOfTheirKeys() async throws {
        try store.changes.run { work in
            for index in 0..<1_000 {
                try work.request(EffectRequest("mail", key: "key \(index % 7)", data: Array("\(index)".utf8)))
            }
        }
        let calls = Recorder<Int>()
        let runner = store.runner(
            EffectHandler("mail") { effect, _ in
                calls.add(Int(String(decoding: effect.data, as: UTF8.self)) ?? -1)
                return .confirmed { _ in }
            })
        let task = Task { await runner.run() }
        #expect(try await eventually { try store.queue.isEmpty })
        task.cancel()
        await task.value
        #expect(calls.values.sorted() == Array(0..<1_000))
        for key in 0..<7 {
            let ofKey = calls.values.filter { $0 % 7 == key }
            #expect(ofKey == ofKey.sorted())
        }
    }
}

/// Where performances wait until the test lets them go on.
final class WaitingHall: Sendable {
    private struct State {
        var inside: [CheckedContinuation<Void, Never>] = []
        var most = 0
    }

    private let state = Mutex(State())

    var present: Int { state.withLock { $0.inside.count } }
    /// How many were inside at once at most.
    var most: Int { state.withLock { $0.most } }

    /// Deaf to cancellation, as a call that blocks is.
    func enter() async {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                state.inside.append(continuation)
                state.most = max(state.most, state.inside.count)
            }
        }
    }

    func letOneOut() {
        let first = state.withLock { $0.inside.isEmpty ? nil : $0.inside.removeFirst() }
        first?.resume()
    }
}
