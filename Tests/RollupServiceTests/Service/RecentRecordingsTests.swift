import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

/// What organisations have recorded in 30 days, for lists of other services (DOMAIN §12).
@Suite("Recordings of the last 30 days")
struct RecentRecordingsTests {
    private func seconds(_ service: ServiceHarness, _ organisations: OrganisationID...) async throws -> [Int64?] {
        let query = organisations.map { "organisation=\($0)" }.joined(separator: "&")
        let answer = try await service.get("/recent-recordings?\(query)")
        let rows = answer.json["organisations"]?.list ?? []
        #expect(rows.map { $0["organisation_id"]?.text } == organisations.map(\.description), "\(answer.text)")
        return rows.map { $0["recorded_seconds"]?.number }
    }

    @Test func areThoseOfAllWorkspacesButNotOlderOnesNorDeletedOnes() async throws {
        let (customer, other) = (Customer(), Customer())
        let start = World.now.adding(days: -30)
        let deleted = try customer.recording(1_000, at: World.now.adding(days: -3))
        var deletion = try #require(try deleted.decode(ConversationRecorded.self))
        deletion.deleted = true
        let facts = [
            try customer.recording(1, at: start.adding(milliseconds: -1)), try customer.recording(20, at: start),
            try customer.recording(300, at: World.now), deleted, try .fact(deletion, at: World.now),
            try other.recording(7, at: World.now.adding(days: -1)),
        ]
        try await withService { service in
            try service.tell(try customer.opening() + other.opening() + facts)
            #expect(try await seconds(service, other.organisation, customer.organisation, .random()) == [7, 320, 0])
        }
    }

    @Test func goWithTheWorkspaceThatIsHandedOver() async throws {
        let customer = Customer()
        let target = OrganisationID.random()
        let handoff = WorkspaceHandedOff(
            workspaceID: customer.workspace, organisationID: target, previousOrganisationID: customer.organisation,
            partnerConfirmed: true, clientConfirmed: true, formerAdmins: [], reason: "They run it themselves",
            effectiveAt: World.now.adding(days: -1))
        var event = try CloudEvent.fact(handoff, at: handoff.effectiveAt, source: EventContext.partner.source)
        event.position = 1
        let told = event
        try await withService { service in
            try service.tell(try customer.opening() + [customer.recording(60, at: World.now.adding(days: -2))])
            #expect(try await seconds(service, customer.organisation, target) == [60, 0])
            try service.tell([told])
            #expect(try await seconds(service, customer.organisation, target) == [0, 60])
        }
    }

    static let wrong = ["?organisation=x", "?organisation=", "?other=1"]

    @Test(arguments: wrong) func aQuestionThatCantBeAnsweredIsRefused(query: String) async throws {
        try await withService { service in
            let status = try await service.get("/recent-recordings\(query)").status
            #expect([400, 422].contains(status))
        }
    }

    @Test func asManyAsOneQuestionMayNameAreAnswered() async throws {
        func query(_ count: Int) -> String { (0..<count).map { _ in "organisation=\(OrganisationID.random())" }.joined(separator: "&") }
        try await withService { service in
            let most = try await service.get("/recent-recordings?\(query(50))").status
            let more = try await service.get("/recent-recordings?\(query(51))").status
            #expect(most == 200 && more == 422)
        }
    }
}
