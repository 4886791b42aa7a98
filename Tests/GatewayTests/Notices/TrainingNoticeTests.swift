import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// What TrainingService tells staff.
@Suite struct TrainingNoticeTests {
    private typealias Given = NoticeFixtures

    private static let session: TrainingSessionID = Fixtures.id(41)
    private static let followUp: FollowUpID = Fixtures.id(42)

    private static func requested(_ origin: SessionRequested.Origin = .platform) -> SessionRequested {
        SessionRequested(
            sessionID: session, organisationID: Given.organisation, details: SessionDetails(mode: .online, expectedParticipants: 7),
            origin: origin, requestedBy: Fixtures.id(77), effectiveAt: t0)
    }

    private static func event(_ payload: some EventPayload, _ number: UInt64) throws -> CloudEvent {
        let id: NoticeID = Fixtures.id(number)
        var event = try CloudEvent.fact(payload, at: t0, source: EventContext.training.source, id: id.description)
        event.position = Int64(number)
        event.actor = .system
        return event
    }

    private static func tell(_ gateway: GatewayUnderTest, _ events: CloudEvent...) throws {
        try gateway.harness.apply(events, topic: EventContext.training.topic)
    }

    private func notices(_ gateway: GatewayUnderTest) async throws -> (rows: [JSONValue], unread: JSONValue?) {
        let answer = try await gateway.call("/notifications", as: "ann")
        return (answer.json["notifications"]?.list ?? [], answer.json["unread"])
    }

    @Test func ofAnImportedWishNobodyIsTold() async throws {
        let gateway = try GatewayUnderTest()
        var past = Self.requested()
        past.cause = .imported
        try Self.tell(gateway, Self.event(past, 1))
        #expect(try await notices(gateway).rows.isEmpty)
        try await gateway.stop()
    }

    @Test func aWishIsToldUntilItHasADate() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Acme")])
        try Self.tell(gateway, Self.event(Self.requested(), 1))
        var told = try await notices(gateway)
        #expect(told.unread == 1)
        let row = told.rows.first
        #expect(row?["code"] == "training-requested" && row?["title"] == "Acme asks for a training")
        #expect(row?["text"] == "Online, for 7 people." && row?["severity"] == "action")
        #expect(row?["href"] == .string("/training-sessions/\(Self.session)"))
        let date = SessionScheduled(sessionID: Self.session, organisationID: Given.organisation, scheduledAt: t0, effectiveAt: t0)
        try Self.tell(gateway, Self.event(date, 2))
        told = try await notices(gateway)
        #expect(told.rows.count == 1 && told.unread == 0, "read for everybody")
        let details = SessionDetails(mode: .online)
        let givenUp = SessionUpdated(
            sessionID: Self.session, organisationID: Given.organisation, details: details, previousDetails: details,
            previousScheduledAt: t0, effectiveAt: t0)
        try Self.tell(gateway, Self.event(givenUp, 3))
        #expect(try await notices(gateway).unread == 1)
        try await gateway.stop()
    }

    @Test func whatStaffPlanIsNoWish() async throws {
        let gateway = try GatewayUnderTest()
        try Self.tell(gateway, Self.event(Self.requested(.staff), 1))
        #expect(try await notices(gateway).rows.isEmpty)
        try await gateway.stop()
    }

    @Test func aFollowUpIsToldUntilItIsClosed() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Acme")])
        let opened = FollowUpOpened(
            followUpID: Self.followUp, kind: .arrangeTraining, userID: Fixtures.id(77), organisationID: Given.organisation, effectiveAt: t0)
        try Self.tell(gateway, Self.event(opened, 1))
        let told = try await notices(gateway)
        #expect(told.unread == 1 && told.rows.first?["code"] == "onboarding-follow-up")
        #expect(told.rows.first?["href"] == .string(FollowUpsAddress().path))
        let closed = FollowUpClosed(
            followUpID: Self.followUp, kind: .arrangeTraining, userID: Fixtures.id(77), organisationID: Given.organisation, cause: .staff,
            note: "Called them", effectiveAt: t0)
        try Self.tell(gateway, Self.event(closed, 2))
        #expect(try await notices(gateway).unread == 0)
        try await gateway.stop()
    }
}
