import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import TestKit
import Testing
@testable import PartnerService

@Suite("Who belongs to an organisation itself")
struct OwnMembersTests {
    private typealias Role = OrganisationMembershipChanged.Role

    private static let organisation = OrganisationID(high: 0x3, low: 0x3)
    private static let user = UserID(high: 0x4, low: 0x7)

    private static func fact(_ role: Role, at time: Instant = t0) throws -> CloudEvent {
        try .fact(OrganisationMembershipChanged(organisationID: organisation, userID: user, role: role), at: time)
    }

    private static func members(_ database: Database) throws -> [UserID] {
        try database.read { connection in
            let members = try OwnMembers.members(of: organisation, connection)
            let count = try OwnMembers.count(of: organisation, connection)
            try #require(members.count == count)
            return members
        }
    }

    @Test(arguments: OrganisationMembershipChanged.Role.allCases)
    func guestsAreNone(role: OrganisationMembershipChanged.Role) async throws {
        try await ServiceHarness.running(.partner(), now: t0, given: [try Self.fact(role)]) { service in
            let isGuest = role == .external || role == .observer
            let members = try Self.members(service.runtime.database)
            #expect(members == [Self.user] || isGuest)
            #expect(members.isEmpty || !isGuest)
        }
    }

    @Test func theNewestFactCounts() async throws {
        try await ServiceHarness.running(.partner(), now: t0, given: [try Self.fact(.member)]) { service in
            try service.apply([try Self.fact(.external, at: t0.adding(seconds: 1))])
            #expect(try Self.members(service.runtime.database).isEmpty)
            try service.apply([try Self.fact(.admin, at: t0.adding(seconds: -1))])
            #expect(try Self.members(service.runtime.database).isEmpty)
            try service.apply([try Self.fact(.billing, at: t0.adding(seconds: 2))])
            #expect(try Self.members(service.runtime.database) == [Self.user])
        }
    }

    @Test func guestsWhomAnOlderVersionKeptLeaveAsTheirFactsAreReadAgain() throws {
        let folder = NSTemporaryDirectory() + "own-members-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fact = try Self.fact(.external)
        try Self.writeOlderVersion(folder, fact)

        let database = try Self.open(folder, OwnMembers().migrations)
        defer { database.close() }
        let offsets = try database.read { connection in try connection.query("SELECT next_offset FROM positions") { $0.int(0) } }
        #expect(offsets == [0])
        #expect(try Self.members(database) == [Self.user])
        let changes = ChangePath(
            database: database, source: EventContext.partner.source, projections: [OwnMembers()], time: ManualTime(t0))
        try changes.run { work in try OwnMembers().apply([fact], work) }
        #expect(try Self.members(database).isEmpty)
    }

    private static func open(_ folder: String, _ migrations: [Migration]) throws -> Database {
        try Database(path: folder + "/partner.sqlite", migrations: EventSchema.migrations + migrations, durability: .normal)
    }

    private static func writeOlderVersion(_ folder: String, _ fact: CloudEvent) throws {
        let database = try open(folder, Array(OwnMembers().migrations.prefix(1)))
        defer { database.close() }
        try database.write { connection in
            try connection.execute(
                "INSERT INTO positions (topic, partition, next_offset, cluster_id) VALUES (?, 0, 7, 'c')",
                [.text(EventContext.platform.topic)])
            try connection.execute(
                "INSERT INTO own_members VALUES (?, ?, 0, ?, ?, ?)",
                [
                    organisation.sqlValue, user.sqlValue, fact.stamp.at.sqlValue, fact.stamp.nanoseconds.sqlValue,
                    fact.stamp.id.sqlValue,
                ])
        }
    }
}
