import Contracts
import EventKit
import HTTP
import ServiceTesting
import TestKit
import Testing
@testable import Gateway

@Suite("Who became an admin, and to whom a workspace went, in words") struct HandoverWordsTests {
    private let ben: UserID = Fixtures.id(77)
    private let anna: UserID = Fixtures.id(78)
    private let giver: OrganisationID = Fixtures.id(3)
    private let taker: OrganisationID = Fixtures.id(4)

    private func event(_ payload: some EventPayload, id: String = "e-1") throws -> CloudEvent {
        var event = try CloudEvent.fact(payload, at: t0, source: EventContext.partner.source, id: id)
        event.actor = .staff(email: "eva@dembrane.com")
        return event
    }

    private func html(_ payload: some EventPayload, _ names: KnownNames) throws -> String {
        TimelineEntry(record: try AuditRecord(event(payload)), names: names).html().source
    }

    /// What somebody reads of a page.
    private func text(_ html: String) -> String { html.replacing(/<[^>]*>/, with: "") }

    private func adminChanged(_ way: WorkspaceAdminChanged.Way, _ user: UserID?) -> WorkspaceAdminChanged {
        WorkspaceAdminChanged(
            workspaceID: Fixtures.id(2), accountID: Fixtures.id(1), organisationID: giver, way: way, userID: user,
            invitationEndsAt: user == nil ? t0.adding(days: 7) : nil, previousAdmins: [anna], reason: "Asked for", effectiveAt: t0)
    }

    private var handedOff: WorkspaceHandedOff {
        WorkspaceHandedOff(
            workspaceID: Fixtures.id(2), organisationID: taker, previousOrganisationID: giver, partnerConfirmed: true,
            clientConfirmed: true, formerAdmins: [anna, ben], reason: "They run it themselves", effectiveAt: t0)
    }

    @Test func aNewAdminIsNamed() throws {
        let names = KnownNames(people: [ben: "Ben <b>Berg</b>"])
        let promoted = try html(adminChanged(.promoted, ben), names)
        #expect(promoted.contains("<a href=\"/people/\(ben)\"><bdi>Ben &lt;b&gt;Berg&lt;/b&gt;</bdi></a> was a member of the workspace"))
        #expect(text(promoted).contains("and became an admin"))
        #expect(!text(promoted).contains("\(ben)") && !promoted.contains("\(anna)") && !promoted.contains("promoted"))
        let joined = try html(adminChanged(.joined, ben), KnownNames())
        #expect(joined.contains("Unknown person, a colleague of the organisation, joined the workspace as an admin"))
        #expect(!joined.contains("\(ben)"))
        let invited = try html(adminChanged(.invited, nil), names)
        #expect(invited.contains("Somebody was invited by e-mail to become an admin, until \(Figures.moment(t0.adding(days: 7)))"))
    }

    @Test func aHandoffNamesBothAndWhoIsNoAdminAnyMore() throws {
        let names = KnownNames(people: [anna: "Anna"], organisations: [giver: "Atelier", taker: "Gemeente"])
        let told = text(try html(handedOff, names))
        #expect(told.contains("From Atelier to Gemeente"))
        #expect(told.contains("No admins any more, but members: Anna, one person"))
        for id in ["\(giver)", "\(taker)", "\(anna)", "\(ben)"] { #expect(!told.contains(id), "\(id)") }
        let unknown = try html(handedOff, KnownNames())
        #expect(unknown.contains("From another organisation to another one") && unknown.contains("2 people"))
    }

    @Test func anAccountThatMovedSaysFromWhomToWhom() throws {
        let account = AccountIdentity(of: Fixtures.id(2) as WorkspaceID, in: giver)
        let names = KnownNames(organisations: [giver: "Atelier", taker: "Gemeente"])
        let told = text(try html(AccountMoved(of: account, to: taker, effectiveAt: t0), names))
        #expect(told.contains("From Atelier to Gemeente"))
    }

    @Test func everyPageAsksWhoSomebodyIs() async throws {
        let gateway = try DetailPageTests.gateway()
        let atelier = OrganisationChanged(organisationID: giver, name: "Atelier", createdAt: t0)
        try gateway.harness.apply([try CloudEvent.fact(atelier, at: t0)])
        var handoff = handedOff
        handoff.accountID = Fixtures.id(1)
        try gateway.harness.apply(
            [try event(adminChanged(.promoted, ben)), try event(handoff, id: "e-2")], topic: EventContext.partner.topic)
        for path in ["/accounts/\(Fixtures.account().accountID)", "/accounts/\(Fixtures.account().accountID)/history"] {
            let page = text(try await gateway.page(path).text)
            #expect(page.contains("Bo Admin was a member of the workspace and became an admin"), "\(path)")
            #expect(page.contains("From Atelier to another one"), "\(path)")
            #expect(page.contains("No admins any more, but members: Bo Admin, one person"), "\(path)")
        }
        let workspace = text(try await gateway.page("/workspaces/\(Fixtures.workspace().workspaceID)").text)
        #expect(workspace.contains("Bo Admin was a member of the workspace and became an admin"))
        try await gateway.stop()
    }
}
