import Contracts
import Database
import EventSourcing
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

/// States are remembered from transaction to transaction; nobody may notice but by the clock.
@Suite struct KnownStateTests {
    private let store: TestStore

    init() throws {
        store = try TestStore()
    }

    private struct Undone: Error {}

    @Test func whatAnUndoneTransactionSawIsForgotten() throws {
        try store.raise("north", by: 1)
        #expect(throws: Undone.self) {
            try store.changes.run { work in
                try work.execute(RaiseTally(by: 7, owner: "north"), on: "north")
                throw Undone()
            }
        }
        let next = try store.raise("north", by: 2)
        #expect(next.state == 3 && next.version == 2)
    }

    @Test func whatAnUndonePartSawIsForgotten() throws {
        try store.changes.run { work in
            try work.execute(RaiseTally(by: 1, owner: "north"), on: "north")
            #expect(throws: Undone.self) {
                try work.isolated {
                    try work.execute(RaiseTally(by: 7, owner: "north"), on: "north")
                    throw Undone()
                }
            }
            let next = try work.execute(RaiseTally(by: 2, owner: "north"), on: "north")
            #expect(next.state == 3 && next.version == 2)
        }
    }

    /// As when the command line does it while the service runs.
    @Test func whatSomebodyElseAppendsIsSeen() throws {
        try store.raise("north", by: 1)
        let other = ChangePath(
            database: store.database, source: store.changes.source, projections: store.changes.projections, time: store.changes.time)
        try other.run { try $0.execute(RaiseTally(by: 4, owner: "north"), on: "north") }
        let next = try store.raise("north", by: 2)
        #expect(next.state == 7 && next.version == 3)
    }

    @Test func theOldestAreForgottenAndTheNewestKept() {
        let known = KnownStates()
        let half = KnownStates.eventsMaximum / 2
        known.keep(["first": KnownState(state: 1, version: half)])
        known.keep(["second": KnownState(state: 2, version: half)])
        known.keep(["third": KnownState(state: 3, version: half)])
        #expect(known.state(of: "first") != nil, "asked for, and so among the young again")
        known.keep(["fourth": KnownState(state: 4, version: half)])
        known.keep(["fifth": KnownState(state: 5, version: half)])
        #expect(known.state(of: "second") == nil)
        #expect(known.state(of: "first")?.version == half)
        known.keep(["first": KnownState(state: 0, version: 1)])
        #expect(known.state(of: "first")?.version == half, "an older transaction tells later")
    }
}
