import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("Organisations that guests of partners create")
struct ExternalLedTests {
    static let partner = OrganisationID(high: 0x1, low: 0x1)
    static let created = OrganisationID(high: 0x3, low: 0x3)
    static let guest = UserID(high: 0x4, low: 0x4)
    static let flag: JSONValue = ["is_partner": true, "agreement_confirmed": true, "reason": "Signed in May"]

    static func organisation(
        _ id: OrganisationID, by user: UserID? = nil, deleted: Bool = false, at time: Instant = t0
    ) throws -> CloudEvent {
        try .fact(
            OrganisationChanged(organisationID: id, name: "Organisation \(id.low)", createdAt: t0, createdBy: user, deleted: deleted),
            at: time)
    }

    static func place(
        _ role: WorkspaceRole = .external, _ state: MembershipChanged.State = .active, source: MembershipChanged.Source = .direct
    ) throws -> CloudEvent {
        try .fact(
            MembershipChanged(
                workspaceID: WorkspaceID(high: 5, low: 5), organisationID: partner, userID: guest, role: role, state: state, joinedAt: t0,
                source: source), at: t0)
    }

    static func user(deleted: Bool = false, at time: Instant = t0) throws -> CloudEvent {
        try .fact(UserChanged(userID: guest, email: "noor@zuidhoorn.example", displayName: "Noor", deleted: deleted), at: time)
    }

    static func detections(_ service: ServiceHarness) throws -> Int {
        try service.events().filter { $0.type == ExternalLedOrganisationDetected.eventType.description }.count
    }

    /// The organisation, the place and the flag, in every order.
    static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

    @Test(arguments: orders) func oneIsDetectedOnceInWhateverOrderTheFactsCome(order: [Int]) async throws {
        try await ServiceHarness.running(.partner(), now: t0, given: [try Self.organisation(Self.partner)]) { service in
            for step in order + order {
                switch step {
                case 0: try service.apply([try Self.organisation(Self.created, by: Self.guest)])
                case 1: try service.apply([try Self.place()])
                case _: #expect(try await service.send(.put, "/organisations/\(Self.partner)/partner", body: Self.flag).status == 200)
                }
            }
            #expect(try Self.detections(service) == 1)
            let event = try #require(try service.events().compactMap { try $0.decode(ExternalLedOrganisationDetected.self) }.first)
            #expect(event.partnerOrganisationIDs == [Self.partner])
        }
    }

    static let others: [(WorkspaceRole, MembershipChanged.State, MembershipChanged.Source, Bool)] = [
        (.observer, .active, .direct, true), (.external, .removed, .direct, true), (.external, .pending, .direct, false),
        (.member, .active, .direct, false), (.external, .active, .staffSupport, false),
    ]

    @Test(arguments: others.indices) func onlyGuestsOfAPartnerAreASign(index: Int) async throws {
        let (role, state, source, isSign) = Self.others[index]
        try await Self.withPartner { service in
            try service.apply([try Self.place(role, state, source: source), try Self.organisation(Self.created, by: Self.guest)])
            #expect(try Self.detections(service) == (isSign ? 1 : 0))
        }
    }

    /// What was told of one place, as it came.
    static let invitations: [([MembershipChanged.State], Bool)] = [
        ([.pending, .removed], false), ([.removed, .pending], false), ([.removed], true), ([.active, .removed], true),
        ([.pending, .active, .removed], true), ([.removed, .active, .pending], true),
    ]

    @Test(arguments: invitations.indices) func anInvitationThatNobodyAcceptedIsNone(index: Int) async throws {
        let (states, isSign) = Self.invitations[index]
        try await Self.withPartner { service in
            for state in states { try service.apply([try Self.place(.external, state)]) }
            try service.apply([try Self.organisation(Self.created, by: Self.guest)])
            #expect(try Self.detections(service) == (isSign ? 1 : 0))
        }
    }

    @Test func aDeletedOrganisationAndThePartnersOwnAreNone() async throws {
        try await Self.withPartner { service in
            try service.apply([
                try Self.place(), try Self.organisation(Self.created, by: Self.guest, deleted: true),
                try Self.organisation(Self.partner, by: Self.guest, at: t0.adding(days: 1)),
            ])
            #expect(try Self.detections(service) == 0)
        }
    }

    @Test func theListTellsWhoAndHowFarAndForgetsADeletedPerson() async throws {
        try await Self.withPartner { service in
            try service.apply([
                try Self.user(), try Self.place(), try Self.organisation(Self.created, by: Self.guest),
                try .fact(OrganisationMembershipChanged(organisationID: Self.created, userID: Self.guest, role: .owner), at: t0),
            ])
            let row = try await service.get("/external-led-organisations").json["organisations"]?[0]
            #expect(row?["creator"]?["name"] == "Noor")
            #expect(row?["partners"]?.list.map { $0["name"] } == ["Organisation 1"])
            #expect(row?["members"] == 1)
            #expect(row?["state"] == "new")
            let path = "/external-led-organisations/\(Self.created)"
            let marked = try await service.send(
                .patch, path, body: ["state": "contacted", "note": "Called"], headers: ["If-Match": "\"1\""])
            #expect(marked.json["organisation"]?["state"] == "contacted")
            #expect(marked.json["organisation"]?["marked_by"] == "eva@dembrane.com")
            let emptied = try await service.send(.patch, path, body: ["note": .null])
            #expect(emptied.json["organisation"]?["note"] == .null)
            #expect(emptied.json["organisation"]?["state"] == "contacted")
            #expect(try await service.send(.patch, path, body: ["state": "new"], headers: ["If-Match": "\"1\""]).status == 412)
            #expect(try await service.get("/external-led-organisations?state=new").json["organisations"] == [])
            try service.apply([try Self.user(deleted: true, at: t0.adding(seconds: 1))])
            let answer = try await service.get("/external-led-organisations?state=contacted")
            #expect(!answer.text.contains("Noor"))
            #expect(!answer.text.contains("zuidhoorn.example"))
            #expect(answer.json["organisations"]?[0]?["creator"]?["user_id"] == .string(Self.guest.description))
        }
    }

    @Test func oneThatIsUnknownCantBeMarked() async throws {
        try await Self.withPartner { service in
            let answer = try await service.send(.patch, "/external-led-organisations/\(Self.partner)", body: ["state": "contacted"])
            #expect(answer.status == 404)
        }
    }

    /// Read models may learn of facts that no reaction sees.
    @Test func theDailySearchFindsWhatNoFactLedTo() async throws {
        try await Self.withPartner { service in
            try service.runtime.engine.changes.run { work in
                for event in [try Self.place(), try Self.organisation(Self.created, by: Self.guest)] {
                    try GuestPlaces().apply([event], work)
                    try Organisations().apply([event], work)
                }
            }
            #expect(try Self.detections(service) == 0)
            try service.runtime.engine.changes.run { try ExternalLedDetection.start($0) }
            try await service.runTimers()
            #expect(try Self.detections(service) == 1)
        }
    }

    private static func withPartner(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await ServiceHarness.running(.partner(), now: t0, given: [try organisation(partner)]) { service in
            _ = try await service.send(.put, "/organisations/\(partner)/partner", body: flag)
            try await body(service)
        }
    }
}
