import Contracts
import Database
import EventKit
import EventSourcing
import ServiceTesting
import TestKit
import Testing

@Suite struct UnitOfWorkTests {
    let store: TestStore

    init() throws {
        store = try TestStore()
    }

    @Test func aCommandAppendsItsEventsAndUpdatesTheReadModelAtOnce() throws {
        let first = try store.raise("north", by: 3)
        let second = try store.raise("north", by: 4)
        #expect(first.state == 3 && first.version == 1)
        #expect(second.state == 7 && second.version == 2)
        #expect(try TallySums.read(store.database) == ["north": 7])

        let stored = try store.storedEvents()
        #expect(stored == first.events + second.events)
        #expect(stored.map(\.position) == [1, 2])
        let event = try #require(stored.last)
        #expect(event.source == "/dembrane/partner")
        #expect(event.type == "org.example.tally-raised")
        #expect(event.time == t0)
        #expect(event.actor == .staff(email: "ada@dembrane.com"))
        #expect(event.traceparent == "00-trace")
        #expect(event.subject == "north")
        #expect(event.stream == StreamPosition(stream: "tally-north", version: 2))
        #expect(String(decoding: event.data, as: UTF8.self) == #"{"amount":4,"owner":"north"}"#)
    }

    @Test func aNoOpLeavesNothingBehind() throws {
        let execution = try store.raise("north", by: 0)
        #expect(execution.events == [] && execution.version == 0)
        #expect(try store.storedEvents() == [])
    }

    @Test func aRefusalLeavesNothingBehind() throws {
        #expect(throws: Rejection.tallyIsFull) { try store.raise("north", by: 101) }
        #expect(try store.storedEvents() == [])
    }

    @Test func aStaleVersionIsRefused() throws {
        try store.raise("north", by: 1)
        try store.raise("north", by: 1, expectedVersion: 1)
        #expect(throws: StaleVersion(expected: 1, actual: 2)) { try store.raise("north", by: 1, expectedVersion: 1) }
        #expect(try TallySums.read(store.database) == ["north": 2])
    }

    @Test func positionsHaveNoGapsAfterARollback() throws {
        try store.raise("north", by: 1)
        #expect(throws: Interruption()) {
            try store.changes.run { work in
                try work.execute(RaiseTally(by: 1, owner: "south"), on: "south")
                throw Interruption()
            }
        }
        try store.raise("north", by: 1)
        #expect(try store.storedEvents().map(\.position) == [1, 2])
        #expect(try TallySums.read(store.database) == ["north": 2])
    }

    @Test func severalAggregatesChangeInOneTransaction() throws {
        let states = try store.changes.run { work in
            try work.execute(RaiseTally(by: 5, owner: "north"), on: "north")
            try work.execute(RaiseTally(by: 6, owner: "south"), on: "south")
            return [try work.load(Tally.self, id: "north").state, try work.load(Tally.self, id: "south").state]
        }
        #expect(states == [5, 6])
    }

    @Test(arguments: ["UPDATE events SET actor = 'someone else'", "DELETE FROM events", "DELETE FROM events WHERE position = 1"])
    func nobodyEditsOrDeletesAnEvent(sql: String) throws {
        try store.raise("north", by: 1)
        let before = try store.storedEvents()
        #expect(throws: DatabaseError.self) { try store.database.write { try $0.execute(sql) } }
        #expect(try store.storedEvents() == before)
    }

    @Test func afterACommitListenersHearWhatBecameTrueAndNothingAfterARollback() throws {
        let heard = Recorder<String>()
        store.changes.afterCommit { change in for event in change.appended { heard.add(event.id) } }
        let execution = try store.raise("north", by: 1)
        #expect(throws: Rejection.tallyIsFull) { try store.raise("north", by: 100) }
        #expect(heard.values == execution.eventIDs)
    }

    @Test func asynchronousCallersTakeTheSamePath() async throws {
        let ids = try await store.changes.perform { try $0.execute(RaiseTally(by: 2, owner: "north"), on: "north").eventIDs }
        #expect(try store.storedEvents().map(\.id) == ids)
    }
}
