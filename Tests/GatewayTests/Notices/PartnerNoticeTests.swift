import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// What PartnerService tells staff.
@Suite struct PartnerNoticeTests {
    private typealias Given = NoticeFixtures

    private static let partners: [OrganisationID] = [Fixtures.id(51), Fixtures.id(52)]
    private static let detected = ExternalLedOrganisationDetected(
        organisationID: Given.organisation, createdBy: Fixtures.id(77), partnerOrganisationIDs: partners, effectiveAt: t0)

    private static func marked(_ state: ExternalLedState, after previous: ExternalLedState = .new) -> ExternalLedOrganisationMarked {
        ExternalLedOrganisationMarked(
            organisationID: Given.organisation, state: state, previousState: previous, note: nil, effectiveAt: t0)
    }

    private static func event(_ payload: some EventPayload, _ number: UInt64, by actor: Actor = .system) throws -> CloudEvent {
        let id: NoticeID = Fixtures.id(number)
        var event = try CloudEvent.fact(payload, at: t0, source: EventContext.partner.source, id: id.description)
        event.position = Int64(number)
        event.actor = actor
        return event
    }

    private static func named(_ id: OrganisationID, _ name: String, deleted: Bool = false, at time: Instant = t0) throws -> CloudEvent {
        try .fact(OrganisationChanged(organisationID: id, name: name, createdAt: t0, deleted: deleted), at: time)
    }

    private static func tell(_ gateway: GatewayUnderTest, _ events: CloudEvent...) throws {
        try gateway.harness.apply(events, topic: EventContext.partner.topic)
    }

    private func notices(_ gateway: GatewayUnderTest) async throws -> (rows: [JSONValue], unread: JSONValue?) {
        let answer = try await gateway.call("/notifications", as: "ann")
        return (answer.json["notifications"]?.list ?? [], answer.json["unread"])
    }

    @Test func aDetectionIsToldUntilItIsMarked() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Buurt"), try Self.named(Self.partners[0], "Atelier")])
        try Self.tell(gateway, Self.event(Self.detected, 1))
        var told = try await notices(gateway)
        #expect(told.unread == 1)
        let row = told.rows.first
        #expect(row?["code"] == "external-led-detected" && row?["title"] == "Buurt was created by a partner's guest")
        #expect(row?["text"]?.text?.contains("in a workspace of Atelier:") == true && row?["severity"] == "action")
        #expect(row?["href"] == .string("/partners/external-led#external-led-\(Given.organisation)"))
        try gateway.harness.apply([
            try Self.named(Self.partners[1], "Bureau"), try Self.named(Given.organisation, "Wijk", at: t0.adding(seconds: 1)),
        ])
        told = try await notices(gateway)
        #expect(told.rows.first?["title"] == "Wijk was created by a partner's guest")
        #expect(told.rows.first?["text"]?.text?.contains("Atelier, Bureau:") == true)
        try Self.tell(gateway, Self.event(Self.marked(.new), 2, by: .staff(email: "bo@dembrane.com")))
        #expect(try await notices(gateway).unread == 1, "a note alone deals with nothing")
        try Self.tell(gateway, Self.event(Self.marked(.contacted), 3))
        told = try await notices(gateway)
        #expect(told.rows.count == 1 && told.unread == 0, "read for everybody")
        try Self.tell(gateway, Self.event(Self.marked(.new, after: .contacted), 4))
        #expect(try await notices(gateway).unread == 1)
        try await gateway.stop()
    }

    /// As when the events of partners are read again, long after the platform's.
    @Test func whatIsDetectedOfAnOrganisationThatIsDeletedIsDealtWith() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Self.named(Given.organisation, "Wijk", deleted: true, at: t0.adding(seconds: 1))])
        try Self.tell(gateway, Self.event(Self.detected, 1))
        #expect(try await notices(gateway).unread == 0)
        try gateway.harness.apply([try Self.named(Given.organisation, "Wijk", at: t0)])
        #expect(try await notices(gateway).unread == 0, "an older fact takes nothing back")
        try await gateway.stop()
    }

    /// What becomes of its notice is the same whichever topic is read first, or again.
    @Test(arguments: [true, false]) func whatIsDeletedStaysDealtWithThoughItWasMarkedAsNewAgain(readsDeletionFirst: Bool) async throws {
        let gateway = try GatewayUnderTest()
        let deletion = try Self.named(Given.organisation, "Wijk", deleted: true, at: t0.adding(seconds: 1))
        let marks = [
            try Self.event(Self.detected, 1), try Self.event(Self.marked(.contacted), 2),
            try Self.event(Self.marked(.new, after: .contacted), 3),
        ]
        if readsDeletionFirst { try gateway.harness.apply([deletion]) }
        try gateway.harness.apply(marks, topic: EventContext.partner.topic)
        if !readsDeletionFirst { try gateway.harness.apply([deletion]) }
        #expect(try await notices(gateway).unread == 0)
        try gateway.harness.apply(marks, topic: EventContext.partner.topic)
        #expect(try await notices(gateway).unread == 0, "read again")
        let told = try await notices(gateway)
        #expect(told.rows.count == 1)
        try await gateway.stop()
    }

    @Test(arguments: [ExternalLedState.contacted, .converted, .notInterested])
    func eachMarkButNewDealsWithIt(state: ExternalLedState) async throws {
        let gateway = try GatewayUnderTest()
        try Self.tell(gateway, Self.event(Self.detected, 1), Self.event(Self.marked(state), 2))
        #expect(try await notices(gateway).unread == 0)
        try await gateway.stop()
    }

    @Test func whatIsGoneIsDealtWith() async throws {
        let gateway = try GatewayUnderTest()
        try Self.tell(gateway, Self.event(Self.detected, 1))
        try gateway.harness.apply([try Self.named(Given.organisation, "Buurt", deleted: true)])
        #expect(try await notices(gateway).unread == 0)
        try await gateway.stop()
    }

    @Test func everybodyIsMailedIncludingWhoeverManagesThePartner() async throws {
        let gateway = try MailingGateway()
        try gateway.harness.see("ann")
        try gateway.harness.see("manager")
        try gateway.harness.prefer(.off, about: .externalLedDetected, "ann")
        try gateway.harness.apply([try Given.named("Buurt")])
        try gateway.harness.apply([try Self.event(Self.detected, 1)], topic: EventContext.partner.topic)
        try await gateway.settle(at: t0)
        #expect(gateway.mails.all.map(\.to.address) == ["manager@dembrane.com"])
        let mail = try #require(gateway.mails.all.first)
        #expect(mail.subject == "Buurt was created by a partner's guest")
        #expect(mail.text.contains("https://admin.example.org/partners/external-led#external-led-"))
        try await gateway.harness.stop()
    }
}
