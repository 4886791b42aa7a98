import Contracts
import ServiceTesting
import TestKit
import Testing

@testable import EventKit

@Suite struct EffectOperationsTests {
    let store: TestStore
    let outside = OutsideWorld()
    let operations: EffectOperations

    init() throws {
        store = try TestStore()
        operations = EffectOperations(changes: store.changes)
    }

    func kill(_ names: String...) async throws {
        for name in names {
            outside.answer(name, OutsideWorld.raises("north", by: 101))
            try store.request(name, key: "key of \(name)")
        }
        try await store.runner(outside.handler()).runDue()
    }

    @Test func deadEffectsAreTriedAgainWithTheSameIDAndAllTheirAttempts() async throws {
        try await kill("a", "b", "c")
        let ids = try store.queue.map(\.id)
        try #require(ids.count == 3)
        #expect(try operations.retry([ids[1]]).map(\.isBack) == [true])
        #expect(try store.states == ["dead 1", "dead 1", "waiting 0"])
        try await store.runner(outside.handler()).runDue()
        #expect(outside.calls.values.last == OutsideWorld.Call(id: ids[1], name: "b", attempt: 1))

        #expect(try operations.retry().map(\.id) == [ids[0], ids[2]])
        try await store.runner(outside.handler()).runDue()
        #expect(try store.queue.isEmpty)
        #expect(try TallySums.read(store.database) == ["sent": 3])
        #expect(try operations.retry().isEmpty)
    }

    @Test func whatWaitsOrIsUnknownIsNotRetried() async throws {
        let waiting = try store.request("hello")
        #expect(try operations.retry([waiting, .random()]).map(\.isBack) == [false, false])
        #expect(try store.states == ["waiting 0"])
    }

    @Test func oneThatComesBackStandsBehindThoseThatWentOn() async throws {
        outside.answer("first", OutsideWorld.raises("north", by: 101))
        outside.answer("second", .retry(reason: "busy"))
        try store.request("first")
        try store.request("second")
        let runner = store.runner(outside.handler())
        try await runner.runDue()
        _ = try operations.retry()
        #expect(try store.states == ["waiting 1", "behind 0"])
        store.time.advance(seconds: 10)
        try await runner.runDue()
        #expect(outside.names == ["first", "second", "second", "first"])
    }

    @Test func aRunningServiceTriesAtOnceWhatItsOperatorsPutBack() async throws {
        try await kill("a")
        let runner = store.runner(outside.handler())
        let task = Task { await runner.run() }
        _ = try operations.retry()
        #expect(try await eventually { outside.names == ["a", "a"] })
        task.cancel()
        await task.value
    }

    @Test func moreThanAPageOfDeadEffectsComesBack() throws {
        try store.changes.run { work in
            for index in 0..<1_201 { try work.request(EffectRequest("mail", key: "\(index)", data: [])) }
        }
        try store.database.write { _ = try $0.execute("UPDATE effects SET status = 'dead'") }
        #expect(try operations.retry().count == 1_201)
        #expect(try operations.list(limit: 2_000).allSatisfy { $0.status == .waiting })
    }
}
