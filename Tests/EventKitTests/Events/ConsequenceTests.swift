import Contracts
import Database
import ServiceTesting
import TestKit
import Testing

@testable import EventKit

@Suite("Consequences of events")
struct ConsequenceTests {
    /// Writes a letter about each raise.
    private struct Letters: Consequence {
        func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws {
            for event in events { try work.request(EffectRequest("letter", key: event.id, data: Array(event.id.utf8))) }
        }
    }

    private let store: TestStore
    private let changes: ChangePath

    init() throws {
        store = try TestStore()
        changes = ChangePath(
            database: store.database, source: EventContext.partner.source, projections: [TallySums()], consequences: [Letters()],
            time: store.time)
    }

    private func letters() throws -> [String] {
        try store.database.read { connection in
            try connection.query("SELECT data FROM effects WHERE kind = 'letter' ORDER BY number") {
                String(decoding: $0.bytes(0), as: UTF8.self)
            }
        }
    }

    @Test func areAskedForWithTheEventsThatWereDecided() throws {
        try changes.run { work in
            try work.execute(RaiseTally(by: 1, owner: "north"), on: "north")
            try work.execute(RaiseTally(by: 2, owner: "south"), on: "south")
            // Nothing is decided, so nothing follows.
            try work.execute(RaiseTally(by: 0, owner: "south"), on: "south")
        }
        let events = try store.storedEvents().map(\.id)
        #expect(events.count == 2)
        #expect(try letters() == events)
    }

    @Test func areUndoneWithThem() throws {
        #expect(throws: Interruption.self) {
            try changes.run { work in
                try work.execute(RaiseTally(by: 1, owner: "north"), on: "north")
                throw Interruption()
            }
        }
        try changes.run { work in
            try? work.isolated {
                try work.execute(RaiseTally(by: 1, owner: "north"), on: "north")
                throw Interruption()
            }
        }
        #expect(try letters().isEmpty)
    }

    @Test func dontComeOfThePast() throws {
        try store.raise("north", by: 5)
        try Rebuild(changes: changes).run()
        let past = try store.storedEvents()[0]
        try changes.run { work in try work.project([past]) }
        #expect(try letters().isEmpty)
    }
}
