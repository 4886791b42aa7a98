import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import TestKit
import Testing
@testable import PartnerService

@Suite("Who is or was a guest of whom")
struct GuestPlacesTests {
    /// Those of the one guest.
    private static func places(_ database: Database) throws -> [OrganisationID] {
        try database.read { connection in
            let sql = "SELECT DISTINCT organisation_id FROM guest_places WHERE user_id = ? AND \(GuestPlaces.isPlace)"
            return try connection.query(sql, [ExternalLedTests.guest.sqlValue]) { $0.id(0) }
        }
    }

    private static func apply(_ state: MembershipChanged.State, _ changes: ChangePath) throws {
        let fact = try ExternalLedTests.place(.external, state)
        try changes.run { work in try GuestPlaces().apply([fact], work) }
    }

    @Test func invitationsThatAnOlderVersionKeptAsPlacesLeaveAsTheirFactsAreReadAgain() throws {
        let folder = NSTemporaryDirectory() + "guest-places-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.writeOlderVersion(folder)

        let database = try Self.open(folder, GuestPlaces().migrations)
        defer { database.close() }
        let offsets = try database.read { connection in try connection.query("SELECT next_offset FROM positions") { $0.int(0) } }
        #expect(offsets == [0])
        let changes = ChangePath(
            database: database, source: EventContext.partner.source, projections: [GuestPlaces()], time: ManualTime(t0))
        for state in [MembershipChanged.State.pending, .removed] { try Self.apply(state, changes) }
        #expect(try Self.places(database).isEmpty)
        try Self.apply(.active, changes)
        #expect(try Self.places(database) == [ExternalLedTests.partner])
    }

    private static func open(_ folder: String, _ migrations: [Migration]) throws -> Database {
        try Database(path: folder + "/partner.sqlite", migrations: EventSchema.migrations + migrations, durability: .normal)
    }

    private static func writeOlderVersion(_ folder: String) throws {
        let database = try open(folder, Array(GuestPlaces().migrations.prefix(1)))
        defer { database.close() }
        try database.write { connection in
            try connection.execute(
                "INSERT INTO positions (topic, partition, next_offset, cluster_id) VALUES (?, 0, 7, 'c')",
                [.text(EventContext.platform.topic)])
            try connection.execute(
                "INSERT INTO guest_places VALUES (?, ?)", [ExternalLedTests.guest.sqlValue, ExternalLedTests.partner.sqlValue])
        }
    }
}
