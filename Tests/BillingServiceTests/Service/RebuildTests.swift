import Contracts
import Database
import EventKit
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite("The read models after a rebuild")
struct RebuildTests {
    private static let columns = [
        "open_accounts": ["account_id", "organisation_id", "workspace_id"],
        "workspaces": [
            "workspace_id", "organisation_id", "account_id", "is_external", "has_custom_logo", "deleted", "changed_at",
            "changed_nanoseconds", "event_id",
        ],
        "due": ["timer", "key", "due_at", "data"],
    ]

    private func dump(_ service: ServiceHarness) throws -> [String] {
        try service.runtime.database.read { connection in
            try Self.columns.sorted { $0.key < $1.key }.flatMap { table, columns in
                let row = columns.map { "quote(\($0))" }.joined(separator: " || ' ' || ")
                return try connection.query("SELECT '\(table) ' || \(row) AS line FROM \(table) ORDER BY line") { $0.text(0) }
            }
        }
    }

    /// The facts come again in the opposite order, through the reactions too: nothing is decided a second time.
    @Test func areWhatTheyWereAndNothingIsDecidedTwice() async throws {
        let moved = t0.adding(days: -1)
        let facts =
            try Facts.customer + [
                Facts.workspace(Known.otherWorkspace, .external, at: t0.adding(days: -5), id: "a"),
                Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, .external, at: moved, id: "b"),
                Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, .external, logo: true, at: moved, id: "c"),
                Facts.workspace(deleted: true, at: moved), Facts.subscription(.active), Facts.subscription(.canceled, .free, at: moved),
            ]
        try await withService { service in
            for fact in facts { try service.apply([fact]) }
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            let live = try dump(service)
            let events = try service.events()
            #expect(live.filter { $0.hasPrefix("due 'tier-expiry") }.count == 2)
            #expect(events.count == 7)

            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in facts.reversed() { try service.apply([fact]) }
            #expect(try dump(service) == live)
            #expect(try service.events() == events)
        }
    }
}
