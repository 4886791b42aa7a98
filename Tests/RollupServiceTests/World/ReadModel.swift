import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
@testable import RollupService

/// A real database with the service's read model, a clock that stands still, and nothing around it.
final class ReadModel {
    let database: Database
    let time: ManualTime
    private let changes: ChangePath
    private let folder = NSTemporaryDirectory() + "rollup-tests-" + UUID().uuidString

    init(now: Instant = World.now) throws {
        let projection = RollupProjection()
        time = ManualTime(now)
        database = try Database(
            path: folder + "/rollup.sqlite", migrations: EventSchema.migrations + projection.migrations, durability: .normal)
        // Two databases make different keys of one address; tests compare them.
        try database.write { try $0.execute("UPDATE address_secret SET secret = zeroblob(32)") }
        changes = ChangePath(database: database, source: EventContext.rollup.source, projections: [projection], time: time)
    }

    deinit {
        database.close()
        // A folder that stays behind harms no other test.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Applies events in the batches in which they are given, each in one transaction.
    func apply(_ batches: [[CloudEvent]]) throws {
        for batch in batches { try changes.run { work in try RollupProjection().apply(batch, work) } }
    }

    func runTimers() async throws {
        try await TimerRunner(changes: changes, handlers: ClockTimers.all).runDue()
    }

    /// What the service decided itself, such as health events.
    func ownEvents() throws -> [CloudEvent] {
        try database.read { try EventStore($0, source: EventContext.rollup.source).events(after: 0, limit: 100_000) }
    }

    /// Runs the read model over events of a store, as a rebuild does.
    func restore(_ events: [CloudEvent]) throws {
        try changes.run { work in try RollupProjection().apply(events, work) }
    }

    /// Every row of every table of the read model, as text.
    func dump(except: Set<String> = []) throws -> [String] {
        try database.read { connection in
            try RollupProjection().tables.filter { !except.contains($0) }.flatMap { table -> [String] in
                let columns = try connection.query("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
                let row = columns.map { "'\($0)=' || quote(\($0))" }.joined(separator: " || ' ' || ")
                return try connection.query("SELECT \(row) FROM \(table)") { "\(table): \($0.text(0))" }.sorted()
            }
        }
    }
}
