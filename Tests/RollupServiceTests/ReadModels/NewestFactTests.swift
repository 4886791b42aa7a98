import Contracts
import Database
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("Which of two facts of one millisecond is newer")
struct NewestFactTests {
    private static let organisation = OrganisationID(high: 1, low: 1)
    private static let workspace = WorkspaceID(high: 2, low: 1)
    private static let user = UserID(high: 3, low: 1)
    private static let conversation = ConversationID(high: 4, low: 1)

    /// States of everything that is kept in versions, told at `.000100Z` and `.000200Z`; the older has the greater id.
    private static func facts(_ state: String, nanoseconds: Int, id: String) throws -> [CloudEvent] {
        let at = Given.at("2026-11-20")
        let payloads: [any EventPayload] = [
            OrganisationChanged(organisationID: organisation, name: "organisation \(state)", createdAt: at),
            WorkspaceChanged(
                workspaceID: workspace, organisationID: organisation, name: "workspace \(state)", usageContext: .internal, createdAt: at),
            UserChanged(userID: user, email: "ada@example.org", displayName: "ada \(state)"),
            MembershipChanged(
                workspaceID: workspace, organisationID: organisation, userID: user, role: state == "new" ? .owner : .observer,
                state: .active,
                joinedAt: at, source: .direct),
            ConversationRecorded(
                conversationID: conversation, workspaceID: workspace, organisationID: organisation, seconds: state == "new" ? 200 : 100,
                recordedAt: at),
        ]
        return try payloads.enumerated().map { number, payload in
            var fact = try CloudEvent.fact(payload, at: at, id: "\(id)\(number)")
            fact.timeNanoseconds = nanoseconds
            return fact
        }
    }

    @Test(arguments: [true, false])
    func isToldByTheDigitsBeyondIt(oldFirst: Bool) throws {
        let model = try ReadModel()
        let old = try Self.facts("old", nanoseconds: 100_000, id: "b")
        let new = try Self.facts("new", nanoseconds: 200_000, id: "a")
        try model.apply(oldFirst ? [old, new] : [new, old])
        try model.database.read { connection in
            #expect(try OrganisationTable(connection: connection).name(Self.organisation) == "organisation new")
            #expect(try WorkspaceTable(connection: connection).history(Self.workspace).name == "workspace new")
            #expect(try UserTable(connection: connection).user(Self.user)?.name == "ada new")
            let line = try WorkspaceMonthTable(connection: connection).line(Self.workspace, Given.november)?.line
            #expect(line?.name == "workspace new")
            #expect(line?.heads == HeadCount(members: 1, externals: 0, observers: 0))
            #expect(line?.usage.recordedSeconds == 200)
            #expect(try WorkspaceQuery(connection, now: Given.t0).detail(Self.workspace)?.name == "workspace new")
        }
    }
}
