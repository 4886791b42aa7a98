import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("How invitations to become admin end")
struct AdminInvitationTests {
    private typealias World = WorkspaceWorld

    /// A fact of the platform after somebody was invited at `t0`, and whether it ends that.
    struct Told: Sendable {
        var state: MembershipChanged.State
        var user: UserID?
        var email: String? = "New@a.example"
        var workspace = WorkspaceWorld.own
        var seconds = 60
        var ends: Bool

        func fact() throws -> CloudEvent {
            try .fact(
                MembershipChanged(
                    workspaceID: workspace, organisationID: WorkspaceWorld.partner, userID: user, invitedEmail: email, role: .admin,
                    state: state, joinedAt: t0, source: .direct), at: t0.adding(seconds: seconds))
        }
    }

    /// Nobody has told of them yet.
    private static let newcomer = UserID(high: 0x4, low: 0x9)

    static let told = [
        Told(state: .removed, ends: true),
        Told(state: .active, user: WorkspaceWorld.cleo, ends: true),
        Told(state: .active, user: WorkspaceWorld.cleo, email: nil, ends: false),
        Told(state: .active, ends: false),
        Told(state: .pending, ends: false),
        Told(state: .removed, email: "other@a.example", ends: false),
        Told(state: .removed, workspace: WorkspaceWorld.external, ends: false),
        Told(state: .removed, seconds: 0, ends: false),
        Told(state: .removed, seconds: -60, ends: false),
    ]

    /// Every address that is kept.
    private static func addresses(_ service: ServiceHarness) throws -> [String] {
        try service.runtime.database.read { connection in try connection.query("SELECT email FROM admin_invitations") { $0.text(0) } }
    }

    private static func invitations(_ service: ServiceHarness) throws -> [AdminInvitationID] {
        try service.events().compactMap { try $0.decode(WorkspaceAdminChanged.self)?.invitationID }
    }

    /// Runs a test after somebody was invited.
    private static func invited(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await World.running { service in
            try service.apply(try World.nobodyToName())
            _ = try await service.invite("new@a.example")
            try #require(try addresses(service) == ["new@a.example"])
            service.time.set(t0.adding(days: 1))
            try await body(service)
        }
    }

    @Test(arguments: told.indices) func oneIsWithdrawnOrAcceptedByWhatThePlatformSaysOfItLater(index: Int) async throws {
        let told = Self.told[index]
        try await Self.invited { service in
            try service.apply([try told.fact()])
            let kept = try Self.addresses(service)
            #expect(kept.isEmpty == told.ends)
            let listed = try await service.get(World.candidates).json["invitations"]?.list
            #expect(listed?.isEmpty == told.ends)
        }
    }

    @Test func theNextOneIsANewOneThatOlderFactsDoNotEnd() async throws {
        try await Self.invited { service in
            let withdrawn = try Told(state: .removed, ends: true).fact()
            try service.apply([withdrawn])
            #expect(try await service.invite("new@a.example").json["event_ids"]?.list.count == 1)
            let ids = try Self.invitations(service)
            #expect(Set(ids).count == 2)
            let standing = try await service.get(World.candidates).json["invitations"]?.list ?? []
            let last = try #require(ids.last)
            #expect(standing.compactMap { $0["invitation_id"]?.text } == ["\(last)"])

            try Rebuild(changes: service.runtime.engine.changes).run()
            try service.apply(try World.facts() + World.nobodyToName() + [withdrawn])
            #expect(try Self.addresses(service) == ["new@a.example"])
            service.time.set(t0.adding(days: 9))
            try await service.runTimers()
            #expect(try Self.addresses(service).isEmpty)
        }
    }

    static let orders = [[0, 1], [1, 0]]

    /// The fact of a place needn't name the address any more, and the one of the person may come after it.
    @Test(arguments: orders) func oneIsAcceptedByWhoeverHasItsAddress(order: [Int]) async throws {
        try await Self.invited { service in
            let facts = [
                try World.person(Self.newcomer, "New", at: t0.adding(seconds: 50)),
                try World.place(Self.newcomer, .admin, in: World.own, at: t0.adding(seconds: 60)),
            ]
            for step in order { try service.apply([facts[step]]) }
            #expect(try Self.addresses(service).isEmpty)
        }
    }

    @Test func whoWasThereBeforeHasNotAcceptedIt() async throws {
        try await Self.invited { service in
            try service.apply([
                try World.place(Self.newcomer, .observer, in: World.own, at: t0.adding(seconds: -60)),
                try World.person(Self.newcomer, "New", at: t0.adding(seconds: 60)),
            ])
            #expect(try Self.addresses(service) == ["new@a.example"])
        }
    }

    @Test func theDeletionOfWhoHasTheAddressEndsItToo() async throws {
        try await Self.invited { service in
            try service.apply([try World.person(Self.newcomer, "New", at: t0.adding(seconds: 60))])
            #expect(try Self.addresses(service) == ["new@a.example"])
            try service.apply([try World.person(Self.newcomer, "New", deleted: true, at: t0.adding(seconds: 70))])
            #expect(try Self.addresses(service).isEmpty)
        }
    }
}
