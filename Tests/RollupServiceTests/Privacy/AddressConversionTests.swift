import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("Addresses in the data of an older version")
struct AddressConversionTests {
    @Test func becomeKeysAndThoseOfTheDeletedAreErased() async throws {
        let person = NamedPerson()
        let (living, guest) = (UserID.random(), "guest@living.example")
        let folder = NSTemporaryDirectory() + "rollup-conversion-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.writeOlderVersion(folder, person, living, guest)

        let service = try ServiceHarness(.rollup, now: World.now, directory: folder)
        #expect(try await service.get("/people/\(person.id)").json["person"]?["deleted"] == true)
        #expect(try await service.get("/people/\(living)").json["person"]?["email"] == "ada@living.example")
        // Ada was invited under her address, and the guest still is.
        let rows = try service.runtime.database.read { connection in
            try MembershipTable(connection: connection).histories(in: person.other.workspace).histories.map(\.person)
        }
        let keys = try service.runtime.database.read { connection in
            try ["ada@living.example", guest].map { try AddressKeys(connection: connection).key(EmailAddress($0)) }
        }
        #expect(Set(rows) == Set(keys.map(Person.invited)))
        let found = try service.runtime.database.read { try UserTable(connection: $0).userID(keys[0]) }
        #expect(found == living)
        let members = try await service.get("/workspaces/\(person.other.workspace)/members")
        #expect(members.text.contains(guest))
        try await service.erase()
        #expect(try service.traces() == [])
        try await service.stop()
    }

    private static func writeOlderVersion(_ folder: String, _ person: NamedPerson, _ living: UserID, _ guest: String) throws {
        let known = RollupProjection().migrations.prefix { $0 != AddressKeys.migration }
        let kit = EventSchema.migrations.filter { $0.name != "kit-erasure" }
        let database = try Database(path: folder + "/rollup.sqlite", migrations: kit + known, durability: .normal)
        defer { database.close() }
        try database.write { connection in
            try RollupState(startingAt: World.now).save(connection)
            try connection.execute(
                "INSERT INTO positions (topic, partition, next_offset, cluster_id) VALUES ('dembrane.platform', 0, 7, 'c')")
            let at = person.other.created
            _ = try WorkspaceTable(connection: connection).keep(
                WorkspaceChanged(
                    workspaceID: person.other.workspace, organisationID: person.other.organisation, name: "W", usageContext: .internal,
                    createdAt: at), FactStamp(at: at, id: "w"))
            let users: [(UserID, String, String, Bool)] = [
                (person.id, NamedPerson.address, NamedPerson.name, true), (living, "ada@living.example", "Ada", false),
            ]
            for (id, email, name, isDeleted) in users {
                try connection.execute(
                    """
                    INSERT INTO users (user_id, email, email_key, display_name, deleted, fact_at, fact_id) VALUES (?, ?, ?, ?, ?, ?, 'u')
                    """, [id.sqlValue, email.sqlValue, email.lowercased().sqlValue, name.sqlValue, isDeleted.sqlValue, at.sqlValue])
            }
            for email in ["ada@living.example", guest] {
                try connection.execute(
                    """
                    INSERT INTO membership_versions (workspace_id, person, fact_at, fact_id, role, state, joined_at, source, invited_email,
                        expires_at) VALUES (?, ?, ?, 'm', 'member', 'pending', ?, 'direct', ?, ?)
                    """,
                    [
                        person.other.workspace.sqlValue, .blob(Array("e\(email)".utf8)), at.sqlValue, at.sqlValue, email.sqlValue,
                        Given.at("2027-01-01").sqlValue,
                    ])
            }
        }
    }
}
