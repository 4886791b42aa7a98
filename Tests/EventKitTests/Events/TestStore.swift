import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import TestKit

/// A service's store in a folder of its own, with a clock that the test moves.
final class TestStore: Sendable {
    let folder: String
    let database: Database
    let time = ManualTime(t0)
    let changes: ChangePath

    init(projections: [any Projection] = [TallySums()], folder: String? = nil) throws {
        self.folder = folder ?? TestFolders.make()
        database = try Database(
            path: self.folder + "/kit.sqlite", migrations: EventSchema.migrations + projections.flatMap(\.migrations), durability: .normal
        )
        changes = ChangePath(database: database, source: EventContext.partner.source, projections: projections, time: time)
    }

    deinit {
        database.close()
    }

    @discardableResult
    func raise(_ owner: String, by amount: Int, expectedVersion: Int? = nil) throws -> Execution<Tally> {
        try changes.run(actor: .staff(email: "ada@dembrane.com"), traceparent: "00-trace") { work in
            try work.execute(RaiseTally(by: amount, owner: owner), on: owner, expectedVersion: expectedVersion)
        }
    }

    func storedEvents() throws -> [CloudEvent] {
        try database.read { try EventStore($0, source: EventContext.partner.source).events(after: 0, limit: 1_000) }
    }
}
