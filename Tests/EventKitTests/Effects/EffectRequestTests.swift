import Contracts
import Database
import ServiceTesting
import TestKit
import Testing

@testable import EventKit

@Suite struct EffectRequestTests {
    let store: TestStore

    init() throws {
        store = try TestStore()
    }

    @Test func anEffectKeepsWhoAskedForItWhenAndInWhichTrace() async throws {
        let seen = Recorder<Effect>()
        let id = try store.request("hello", key: "account-1")
        store.time.advance(seconds: 5)
        try await store.runner(
            EffectHandler("mail") { effect, _ in
                seen.add(effect)
                return .refused { _ in }
            }
        ).runDue()
        let effect = Effect(
            id: id, kind: "mail", key: "account-1", data: Array("hello".utf8), askedAt: t0, actor: .staff(email: "ada@dembrane.com"),
            traceparent: "00-trace", attempt: 1)
        #expect(seen.values == [effect])
        #expect(effect.idempotencyKey == id.description)
    }

    @Test func aValueTravelsAsJSON() async throws {
        struct Letter: Codable, Equatable { var to: String }
        let seen = Recorder<Letter>()
        try store.changes.run { _ = try $0.request(try EffectRequest("mail", key: "a", encoding: Letter(to: "ada"))) }
        try await store.runner(
            EffectHandler("mail") { effect, _ in
                seen.add(try effect.decode(Letter.self))
                return .refused { _ in }
            }
        ).runDue()
        #expect(seen.values == [Letter(to: "ada")])
    }

    @Test func theWishIsUndoneWithTheEventThatWantedIt() throws {
        #expect(throws: Interruption()) {
            try store.changes.run { work in
                try work.execute(RaiseTally(by: 1, owner: "north"), on: "north")
                try work.request(EffectRequest("mail", key: "north", data: []))
                throw Interruption()
            }
        }
        #expect(try store.queue.isEmpty && store.storedEvents().isEmpty)
    }

    @Test func theIsolatedPartThatFailsLeavesNoWish() throws {
        try store.changes.run { work in
            try work.request(EffectRequest("mail", key: "kept", data: []))
            try? work.isolated {
                try work.request(EffectRequest("mail", key: "undone", data: []))
                throw Interruption()
            }
        }
        #expect(try store.queue.map(\.key) == ["kept"])
    }

    @Test(arguments: [
        EffectRequest("", key: "k", data: []), EffectRequest("mail", key: "", data: []),
        EffectRequest(String(repeating: "k", count: 65), key: "k", data: []),
        EffectRequest("mail", key: String(repeating: "é", count: 128), data: []),
        EffectRequest("mail", key: "k", data: Array(repeating: 0, count: 65_537)),
    ])
    func whatIsTooLargeOrNamelessIsRefused(request: EffectRequest) throws {
        #expect(throws: UnusableEffectRequest.self) { try store.changes.run { _ = try $0.request(request) } }
        #expect(try store.queue.isEmpty)
    }

    @Test func theLargestIsKept() throws {
        let request = EffectRequest("mail", key: String(repeating: "k", count: 255), data: Array(repeating: 7, count: 65_536))
        try store.changes.run { _ = try $0.request(request) }
        #expect(try store.queue.count == 1)
    }

    @Test func aReadModelThatAsksWhileItIsRebuiltIsAProgrammingError() throws {
        let asking = try TestStore(projections: [Asking()])
        try asking.raise("north", by: 1)
        #expect(throws: ReplayDecision(aggregate: "the effect mail")) { try Rebuild(changes: asking.changes).run() }
    }

    @Test func aRebuildLeavesTheQueueAsItIs() throws {
        try store.request("first")
        try store.request("second")
        let before = try store.queue
        try Rebuild(changes: store.changes).run()
        #expect(try store.queue == before && before.count == 2)
    }

    @Test func aFileMadeBeforeThereWereEffectsOpensWithAnEmptyQueue() async throws {
        let folder = TestFolders.make()
        let earlier = EventSchema.migrations.filter { $0 != EffectTable.migration }
        #expect(earlier.count == EventSchema.migrations.count - 1)
        // The read models' migrations came after the kit's of that time.
        let old = try Database(path: folder + "/kit.sqlite", migrations: earlier + TallySums().migrations, durability: .normal)
        let changes = ChangePath(database: old, source: EventContext.partner.source, projections: [TallySums()], time: store.time)
        try changes.run { try $0.execute(RaiseTally(by: 3, owner: "north"), on: "north") }
        old.close()

        let opened = try TestStore(folder: folder)
        #expect(try TallySums.read(opened.database) == ["north": 3])
        #expect(try opened.queue.isEmpty)
        try opened.request("hello")
        let outside = OutsideWorld()
        try await opened.runner(outside.handler()).runDue()
        #expect(outside.names == ["hello"])
    }
}

/// A read model that asks for something outside, which none may do.
private struct Asking: Projection {
    let name = "asking"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        try work.request(EffectRequest("mail", key: "k", data: []))
    }
}
