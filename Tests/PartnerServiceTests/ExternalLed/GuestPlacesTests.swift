import Contracts
import Database
import EventKit
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

    @Test func invitationsThatAnOlderVersionKeptAsPlacesLeaveAsTheirFactsAreReadAgain() throws {
        let older = OlderDatabase(GuestPlaces())
        defer { older.remove() }
        try older.write { connection in
            try connection.execute(
                "INSERT INTO guest_places VALUES (?, ?)", [ExternalLedTests.guest.sqlValue, ExternalLedTests.partner.sqlValue])
        }
        let database = try older.open()
        defer { database.close() }
        #expect(try database.nextOffsets() == [0])
        for state in [MembershipChanged.State.pending, .removed] {
            try database.take(ExternalLedTests.place(.external, state), into: GuestPlaces())
        }
        #expect(try Self.places(database).isEmpty)
        try database.take(ExternalLedTests.place(.external, .active), into: GuestPlaces())
        #expect(try Self.places(database) == [ExternalLedTests.partner])
    }
}
