import Contracts
import EventSourcing
import TestKit
import Testing
@testable import PartnerService

@Suite("Naming somebody an admin again")
struct ChangeAdminTests {
    private static let member = UserID(high: 5, low: 5)
    private static let invitation = AdminInvitationID(high: 6, low: 6)

    private static func change(
        _ person: ChangeAdmin.Person, toldAt: Instant? = t0.adding(days: -1), isAdmin: Bool = false, isLonely: Bool = false
    ) throws -> ChangeAdmin {
        let people = AdminCandidates(
            admins: isAdmin ? [member] : [], members: isAdmin || isLonely ? [] : [member], guests: [], colleagues: [])
        return ChangeAdmin(
            workspaceID: WorkspaceID(high: 1, low: 1), accountID: AccountID(high: 2, low: 2),
            organisationID: OrganisationID(high: 3, low: 3),
            people: people, person: person, placeToldAt: toldAt, reason: try Reason("The admin left"))
    }

    /// After somebody was named at `t0`.
    private static func named(_ person: ChangeAdmin.Person = .user(member), isLonely: Bool = false) throws -> WorkspaceCareState {
        var state = WorkspaceCareState()
        for event in try change(person, isLonely: isLonely).decide(state, at: t0) { event.evolve(&state) }
        return state
    }

    static let told: [(seconds: Int?, count: Int)] = [(nil, 0), (-60, 0), (0, 0), (60, 1)]

    @Test(arguments: told)
    func whileNothingIsToldOfThemSinceItChangesNothing(seconds: Int?, count: Int) throws {
        let state = try Self.named()
        let again = try Self.change(.user(Self.member), toldAt: seconds.map { t0.adding(seconds: $0) })
        #expect(try again.decide(state, at: t0.adding(days: 1)).count == count)
    }

    @Test func onceTheyAreAnAdminItChangesNothing() throws {
        let again = try Self.change(.user(Self.member), toldAt: t0.adding(seconds: 60), isAdmin: true)
        #expect(try again.decide(Self.named(), at: t0.adding(days: 1)).isEmpty)
        #expect(throws: Rejection.isAdmin) { try again.decide(WorkspaceCareState(), at: t0) }
    }

    @Test func anInvitationThatWasSentIsNotSentAgain() throws {
        let end = t0.adding(days: 7)
        let state = try Self.named(.invited(Self.invitation, until: end), isLonely: true)
        let again = try Self.change(.invited(Self.invitation, until: end), isLonely: true)
        #expect(try again.decide(state, at: t0.adding(days: 1)).isEmpty)
        let other = try Self.change(.invited(AdminInvitationID(high: 6, low: 7), until: t0.adding(days: 15)), isLonely: true)
        let sent = try other.decide(state, at: t0.adding(days: 8))
        #expect(sent.count == 1)
        var later = state
        for event in sent { event.evolve(&later) }
        #expect(Array(later.invitations.keys) == [AdminInvitationID(high: 6, low: 7)], "the first has ended")
    }
}
