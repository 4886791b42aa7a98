import Contracts
import Database
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("The address of an invitation")
struct InvitationTests {
    private static func addresses(_ service: ServiceHarness) throws -> [String] {
        try service.runtime.database.read { try $0.query("SELECT address FROM invitations ORDER BY address") { $0.text(0) } }
    }

    private static func seats(_ person: NamedPerson, _ service: ServiceHarness) async throws -> [JSONValue?] {
        let account = try await service.get("/rollup?search=elsewhere").json["accounts"]?[0]
        return [account?["seats"], account?["pending_seats"]]
    }

    @Test func standsWhileTheInvitationDoes() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.other.opening(name: "Elsewhere") + [person.invitation("  New@Xylofoon.example ")])
            #expect(try Self.addresses(service) == ["new@xylofoon.example"])
            #expect(try await Self.seats(person, service) == [1, 1])
            let people = try await service.get("/accounts/\(person.other.accountID)/people?search=new@xylo").json["people"]
            #expect(people?.list.map { $0["invited_email"] } == ["new@xylofoon.example"])
        }
    }

    @Test func leavesWithALapseByTheClockAlone() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.other.opening(name: "Elsewhere") + [person.invitation("new@xylofoon.example")])
            service.time.set(Given.at("2027-01-01"))
            let past = try await service.get("/accounts/\(person.other.accountID)/people?month=2026-11")
            #expect(past.json["people"]?.list.count == 1 && !past.text.contains("xylofoon"))
            try await service.runTimers()
            #expect(try Self.addresses(service) == [])
            #expect(try await Self.seats(person, service) == [0, 0])
            try await service.erase()
            #expect(try service.traces() == [])
        }
    }

    @Test(arguments: [MembershipChanged.State.removed, .active])
    func leavesWithTheEndOfTheInvitation(state: MembershipChanged.State) async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.other.opening(name: "Elsewhere") + [person.invitation("new@xylofoon.example")])
            try service.tell([try person.invitation("new@xylofoon.example", at: "2026-11-19", state: state)])
            #expect(try Self.addresses(service) == [])
            try await service.erase()
            #expect(try service.traces() == [])
        }
    }

    /// The user who accepted is still the one who was invited, though nobody keeps the address that says so.
    @Test func acceptedLeavesOneSeat() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.other.opening(name: "Elsewhere") + [person.invitation(NamedPerson.address)])
            let accepted = MembershipChanged(
                workspaceID: person.other.workspace, organisationID: person.other.organisation, userID: person.id,
                invitedEmail: NamedPerson.address, role: .admin, state: .active, joinedAt: Given.at("2026-11-19"), source: .direct)
            try service.tell([try .fact(accepted, at: Given.at("2026-11-19"))])
            #expect(try Self.addresses(service) == [])
            #expect(try await Self.seats(person, service) == [1, 0])
            try service.tell([try person.known()])
            #expect(try await Self.seats(person, service) == [1, 0])
            try service.tell([try person.deleted()])
            #expect(try await Self.seats(person, service) == [1, 0])
            try await service.erase()
            #expect(try service.traces() == [])
        }
    }

    /// Somebody may be invited again after they were deleted: that is another invitation.
    @Test func isKeptAgainForAnInvitationAfterTheDeletion() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.facts() + [person.deleted()])
            #expect(try Self.addresses(service) == [])
            #expect(try await Self.seats(person, service) == [1, 1])
            try service.tell([try person.invitation(NamedPerson.address, at: "2026-11-21")])
            #expect(try Self.addresses(service) == [NamedPerson.address.lowercased()])
        }
    }
}
