import Contracts
import EventSourcing
import TestKit
import Testing
@testable import PartnerService

@Suite("Handing a workspace over, and who may become its admin")
struct HandOffTests {
    private static let workspace = WorkspaceID(high: 9, low: 9)
    private static let partner = OrganisationID(high: 1, low: 1)
    private static let client = OrganisationID(high: 2, low: 2)
    private static let admin = UserID(high: 4, low: 4)

    private func situation(
        isExternal: Bool = true, target: OrganisationID = client, _ standing: HandoffSituation.Standing = .present, isLive: Bool = false
    ) -> HandoffSituation {
        HandoffSituation(
            workspaceID: Self.workspace, isExternal: isExternal, owner: Self.partner, target: target, targetStanding: standing,
            hasLiveSubscription: isLive, formerAdmins: [Self.admin])
    }

    private func decide(_ situation: HandoffSituation, partner: Bool = true, client: Bool = true) throws -> [WorkspaceCareEvent] {
        let command = HandOff(
            situation: situation, partnerConfirmed: partner, clientConfirmed: client, reason: try Reason("They run it themselves"))
        return try command.decide(WorkspaceCareState(), at: t0)
    }

    @Test func oneEventSaysAllOfIt() throws {
        let events = try decide(situation())
        let event = try #require(events.first as? WorkspaceHandedOff)
        #expect(events.count == 1 && event.organisationID == Self.client && event.previousOrganisationID == Self.partner)
        #expect(event.formerAdmins == [Self.admin] && event.accountID == AccountID(of: Self.workspace))
    }

    @Test func rulesAreNamed() {
        #expect(throws: Rejection.internalWorkspace) { try decide(situation(isExternal: false)) }
        #expect(throws: Rejection.ownedAlready) { try decide(situation(target: Self.partner)) }
        #expect(throws: Rejection.deletedTarget) { try decide(situation(.deleted)) }
        #expect(throws: Rejection.paidByPartner) { try decide(situation(isLive: true)) }
        #expect(throws: Rejection.self) { try decide(situation(.unknown)) }
        #expect(throws: Rejection.self) { try decide(situation(), partner: false) }
        #expect(throws: Rejection.self) { try decide(situation(), client: false) }
    }

    @Test func membersComeBeforeColleagues() throws {
        let (member, guest, colleague) = (UserID(high: 5, low: 5), UserID(high: 6, low: 6), UserID(high: 7, low: 7))
        let full = AdminCandidates(admins: [Self.admin], members: [member], guests: [guest], colleagues: [colleague])
        #expect(try full.way(of: member) == .promoted)
        #expect(throws: Rejection.isAdmin) { try full.way(of: Self.admin) }
        #expect(throws: Rejection.isGuest) { try full.way(of: guest) }
        #expect(throws: Rejection.hasCandidates) { try full.way(of: colleague) }
        let empty = AdminCandidates(admins: [], members: [], guests: [guest], colleagues: [colleague])
        #expect(try empty.way(of: colleague) == .joined)
        #expect(throws: Rejection.isNoMember) { try empty.way(of: member) }
        let handedOff = AdminCandidates(admins: [], members: [member], guests: [], colleagues: [colleague], formerPeople: [member])
        #expect(try handedOff.way(of: colleague) == .joined)
        #expect(try handedOff.way(of: member) == .promoted)
    }
}
