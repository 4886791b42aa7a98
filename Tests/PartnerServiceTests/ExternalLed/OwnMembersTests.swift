import Contracts
import Database
import EventKit
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
        let older = OlderDatabase(OwnMembers())
        defer { older.remove() }
        let fact = try Self.fact(.external)
        try older.write { connection in
            try connection.execute(
                "INSERT INTO own_members VALUES (?, ?, 0, ?, ?, ?)",
                [
                    Self.organisation.sqlValue, Self.user.sqlValue, fact.stamp.at.sqlValue, fact.stamp.nanoseconds.sqlValue,
                    fact.stamp.id.sqlValue,
                ])
        }
        let database = try older.open()
        defer { database.close() }
        #expect(try database.nextOffsets() == [0])
        #expect(try Self.members(database) == [Self.user])
        try database.take(fact, into: OwnMembers())
        #expect(try Self.members(database).isEmpty)
    }
}
