import Contracts
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("Who became an admin, and to whom a workspace went, in words") struct HandoverWordsTests {
    private let (ben, anna): (UserID, UserID) = (Fixtures.id(1), Fixtures.id(2))
    private let (giver, taker): (OrganisationID, OrganisationID) = (Fixtures.id(3), Fixtures.id(4))

    private func html(_ payload: some EventPayload, _ names: KnownNames) throws -> String {
        var event = try CloudEvent.fact(payload, at: t0, source: EventContext.partner.source, id: "e-1")
        event.actor = .staff(email: "eva@dembrane.com")
        return TimelineEntry(record: try AuditRecord(event), names: names).html().source
    }

    private func adminChanged(_ way: WorkspaceAdminChanged.Way, _ user: UserID?) -> WorkspaceAdminChanged {
        WorkspaceAdminChanged(
            workspaceID: Fixtures.id(5), accountID: AccountID(of: giver), organisationID: giver, way: way, userID: user,
            previousAdmins: [anna], reason: "Asked for", effectiveAt: t0)
    }

    @Test func aNewAdminIsNamed() throws {
        let names = KnownNames(people: [ben: "Ben <b>Berg</b>"])
        let promoted = try html(adminChanged(.promoted, ben), names)
        #expect(promoted.contains("Ben &lt;b&gt;Berg&lt;/b&gt; became an admin"))
        #expect(!promoted.contains("\(ben)") && !promoted.contains("\(anna)") && !promoted.contains("promoted"))
        #expect(try html(adminChanged(.joined, ben), KnownNames()).contains("Somebody, of the organisation, joined and became an admin"))
        #expect(try html(adminChanged(.invited, nil), names).contains("Somebody was invited to be an admin"))
    }

    @Test func aHandoffNamesBothAndWhoIsNoAdminAnyMore() throws {
        let handedOff = WorkspaceHandedOff(
            workspaceID: Fixtures.id(5), organisationID: taker, previousOrganisationID: giver, partnerConfirmed: true,
            clientConfirmed: true, formerAdmins: [anna, ben], reason: "They run it themselves", effectiveAt: t0)
        let names = KnownNames(people: [anna: "Anna"], organisations: [giver: "Atelier", taker: "Gemeente"])
        let told = try html(handedOff, names)
        #expect(told.contains("From Atelier to Gemeente"))
        #expect(told.contains("No admins any more, but members: Anna, one person"))
        for id in ["\(giver)", "\(taker)", "\(anna)", "\(ben)"] { #expect(!told.contains(id), "\(id)") }
        #expect(try html(handedOff, KnownNames()).contains("From another organisation to another one"))
        #expect(HandoverWords(try AuditRecord(CloudEvent.fact(handedOff, at: t0))).organisations == [giver, taker])
    }
}
