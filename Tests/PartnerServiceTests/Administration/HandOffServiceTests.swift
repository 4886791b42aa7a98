import Contracts
import Database
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("Looking at a handoff before it is so")
struct HandOffServiceTests {
    private static let workspace = WorkspaceID(high: 0x9, low: 0x9)
    private static let account = AccountIdentity(accountID: AccountID(of: workspace), organisationID: BillingWorld.partner)
    private static let path = "/workspaces/\(workspace)/handoff"

    private static func link(_ number: Int) -> PaymentLinkID { PaymentLinkID(high: 6, low: UInt64(number)) }

    private static func asked(_ number: Int, until end: Instant = t0.adding(days: 30)) -> PaymentLinkAsked {
        PaymentLinkAsked(
            of: account, paymentLinkID: link(number), invoiceID: BillingWorld.invoiceID(1), number: "2026-000001",
            amountCents: Cents(12_100),
            description: "Invoice", expiresAt: end)
    }

    private static func issued(_ number: Int) -> PaymentLinkIssued {
        PaymentLinkIssued(
            of: account, paymentLinkID: link(number), invoiceID: BillingWorld.invoiceID(1), number: "2026-000001",
            mollieID: ShortText("pl_\(number)"), url: "https://pay.example/\(number)", amountCents: Cents(12_100),
            expiresAt: t0.adding(days: 30))
    }

    private static func cancelled(_ number: Int) -> PaymentLinkCancelled {
        PaymentLinkCancelled(
            of: account, paymentLinkID: link(number), invoiceID: BillingWorld.invoiceID(1), number: "2026-000001", mollieID: nil,
            cause: .staff)
    }

    private static func effects(_ service: ServiceHarness) async throws -> [JSONValue] {
        let body: JSONValue = ["to_organisation_id": .string("\(BillingWorld.client)"), "preview": true]
        let answer = try await service.post(path, body)
        return try #require(answer.json["preview"]?["effects"]?.list, "\(answer.text)")
    }

    /// What the preview says of payment links.
    private static func links(_ service: ServiceHarness) async throws -> JSONValue? {
        try await effects(service).first { $0["feature"] == "payment_links" }?["description"]
    }

    private static func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await BillingWorld.running { service in
            let external = WorkspaceChanged(
                workspaceID: workspace, organisationID: BillingWorld.partner, name: "Client work", usageContext: .external, createdAt: t0)
            try service.apply([try .fact(external, at: t0)])
            try await body(service)
        }
    }

    @Test func openLinksAreCountedInWhateverOrderTheyCome() async throws {
        try await Self.running { service in
            var world = BillingWorld()
            #expect(try await Self.links(service) == nil)
            try service.tellBilling([try world.event(Self.asked(1)), try world.event(Self.issued(1)), try world.event(Self.issued(2))])
            #expect(try await Self.links(service) == "2 open payment links are closed")
            try service.tellBilling([try world.event(Self.cancelled(1)), try world.event(Self.cancelled(3))])
            #expect(try await Self.links(service) == "1 open payment link is closed")
            try service.tellBilling([try world.event(Self.issued(3)), try world.event(Self.asked(2))])
            #expect(try await Self.links(service) == "1 open payment link is closed", "what has ended is never open again")
            try service.tellBilling([try world.event(Self.asked(4, until: t0))])
            #expect(try await Self.links(service) == "1 open payment link is closed", "nobody pays by what has expired")
        }
    }

    @Test func everyDiscountThatStaysIsTold() async throws {
        try await Self.running { service in
            var world = BillingWorld()
            for (workspace, percent) in [(nil, 10), (Self.workspace, 40)] as [(WorkspaceID?, Int)] {
                let discount = Discount(kind: .scholarship, percent: Percent(percent) ?? .zero)
                let set = DiscountSet(of: Self.account, on: workspace, discount: discount, cause: .staff, effectiveAt: t0)
                try service.tellBilling([try world.event(set)])
            }
            let told = try await Self.effects(service).compactMap { $0["description"]?.text }.filter { $0.contains("discount") }
            #expect(told == ["The discount of 10 % stays", "The workspace's own discount of 40 % stays"])
        }
    }

    @Test func aPaidPeriodPaysNothingBesideThePaymentsOfItsInvoice() async throws {
        try await Self.running { service in
            func invoices() async throws -> String? {
                try await Self.effects(service).first { $0["feature"] == "invoices" }?["description"]?.text
            }
            var world = BillingWorld()
            var period = BillingWorld.paidPeriod(1, net: .euros(100))
            var payment = BillingWorld.paid(1, 1, net: .euros(100))
            var withdrawn = BillingWorld.withdrawn(1, 1, amount: .euros(121))
            period.accountID = Self.account.accountID
            payment.accountID = Self.account.accountID
            withdrawn.accountID = Self.account.accountID
            try service.tellBilling([try world.event(period), try world.event(payment)])
            #expect(try await invoices() == "No invoice is unpaid")
            try service.tellBilling([try world.event(withdrawn)])
            #expect(try await invoices()?.hasPrefix("1 unpaid invoice, \(Cents.euros(121).inEuros), stays") == true)
        }
    }

    /// The deletion may be taken back.
    @Test func anAdminWhoIsDeletedIsNoneAfterwardsEither() async throws {
        try await WorkspaceWorld.running { service in
            try service.apply([try WorkspaceWorld.person(WorkspaceWorld.anna, "Anna", deleted: true, at: t0.adding(seconds: 1))])
            let body: JSONValue = ["to_organisation_id": .string("\(WorkspaceWorld.client)"), "preview": true]
            let preview = try await service.post("/workspaces/\(WorkspaceWorld.external)/handoff", body).json["preview"]
            let admins = preview?["effects"]?.list.first { $0["feature"] == "admins" }
            #expect(admins?["description"] == "Nobody of Atelier administers the workspace")
            #expect(try await service.handOff().status == 200)
            let event = try #require(try service.events().compactMap { try $0.decode(WorkspaceHandedOff.self) }.first)
            #expect(event.formerAdmins == [WorkspaceWorld.anna])
        }
    }

    @Test func aGuestOfTheOrganisationThatItGoesToAdministersItNoMore() async throws {
        try await WorkspaceWorld.running { service in
            try service.apply([try WorkspaceWorld.seat(WorkspaceWorld.anna, .external, in: WorkspaceWorld.client)])
            #expect(try await service.handOff().status == 200)
            let event = try #require(try service.events().compactMap { try $0.decode(WorkspaceHandedOff.self) }.first)
            #expect(event.formerAdmins == [WorkspaceWorld.anna])
        }
    }

    @Test func whoAdministersItThroughTheOrganisationIsAMemberAfterwards() async throws {
        try await WorkspaceWorld.running { service in
            try service.apply([
                try WorkspaceWorld.place(WorkspaceWorld.dirk, .admin, source: .inherited),
                try WorkspaceWorld.place(WorkspaceWorld.bill, .admin, .removed, source: .inherited),
                try WorkspaceWorld.place(WorkspaceWorld.cleo, .admin, source: .inherited),
            ])
            let body: JSONValue = ["to_organisation_id": .string("\(WorkspaceWorld.client)"), "preview": true]
            let preview = try await service.post("/workspaces/\(WorkspaceWorld.external)/handoff", body).json["preview"]
            let admins = preview?["effects"]?.list.first { $0["feature"] == "admins" }
            #expect(admins?["description"] == "No admins any more, but members: Anna, Dirk")
            service.time.advance(seconds: 60)
            #expect(try await service.handOff().status == 200)
            let event = try #require(try service.events().compactMap { try $0.decode(WorkspaceHandedOff.self) }.first)
            #expect(event.formerAdmins == [WorkspaceWorld.anna, WorkspaceWorld.dirk])
            #expect(event.inheritedAdmins == [WorkspaceWorld.dirk])
            let (direct, inherited) = try service.runtime.database.read { connection in
                (
                    try WorkspaceMembers.direct(in: WorkspaceWorld.external, connection),
                    try WorkspaceMembers.inherited(in: WorkspaceWorld.external, connection)
                )
            }
            #expect(direct == [WorkspaceWorld.anna: .member, WorkspaceWorld.ben: .member])
            #expect(inherited == [WorkspaceWorld.dirk: .member, WorkspaceWorld.cleo: .admin])
        }
    }

    @Test func whoMayStillBecomeAnAdminIsTold() async throws {
        try await WorkspaceWorld.running { service in
            let path = "/workspaces/\(WorkspaceWorld.external)"
            func told(_ feature: String) async throws -> String? {
                let body: JSONValue = ["to_organisation_id": .string("\(WorkspaceWorld.client)"), "preview": true]
                let effects = try await service.post(path + "/handoff", body).json["preview"]?["effects"]?.list ?? []
                return effects.first { $0["feature"] == .string(feature) }?["description"]?.text
            }
            try service.apply([
                try WorkspaceWorld.place(WorkspaceWorld.ben, .observer, at: t0.adding(seconds: 1)),
                try WorkspaceWorld.place(WorkspaceWorld.bill, .observer),
            ])
            #expect(try await told("awaited_admins") == nil)
            #expect(try await told("invitations") == nil)
            #expect(try await service.name(WorkspaceWorld.dirk).status == 200)
            let awaited = try await told("awaited_admins")
            #expect(awaited == "Named as admins by staff, whom the platform may make so after the handoff too: Dirk")
            try service.apply([try WorkspaceWorld.place(WorkspaceWorld.dirk, .observer)])
            let invitation: JSONValue = ["invite_email": "new@a.example", "asked_by": "Their director", "reason": "The admin left"]
            #expect(try await service.post(path + "/admin", invitation).status == 200)
            let standing = try await told("invitations")
            #expect(standing == "1 invitation to become an admin stands after the handoff too, unless the platform withdraws it")
            try service.apply([try WorkspaceWorld.place(WorkspaceWorld.dirk, .observer, at: t0.adding(seconds: 1))])
            #expect(try await told("awaited_admins") == nil, "the platform has told what became of it")
        }
    }

    @Test func placesThroughTheOrganisationAreReadAgain() throws {
        let older = OlderDatabase(WorkspaceMembers())
        defer { older.remove() }
        let fact = try WorkspaceWorld.place(WorkspaceWorld.dirk, .admin, source: .inherited)
        try older.write { connection in
            try connection.execute(
                "INSERT INTO workspace_members VALUES (?, ?, 'admin', 0, ?, ?, ?)",
                [
                    WorkspaceWorld.external.sqlValue, WorkspaceWorld.dirk.sqlValue, fact.stamp.at.sqlValue,
                    fact.stamp.nanoseconds.sqlValue, fact.stamp.id.sqlValue,
                ])
        }
        let database = try older.open()
        defer { database.close() }
        #expect(try database.nextOffsets() == [0])
        try database.take(fact, into: WorkspaceMembers())
        let inherited = try database.read { try WorkspaceMembers.inherited(in: WorkspaceWorld.external, $0) }
        #expect(inherited == [WorkspaceWorld.dirk: .admin])
    }

    @Test func peopleOfTheFormerOrganisationStandInNobodysWayAfterwards() async throws {
        try await WorkspaceWorld.running { service in
            try service.apply([try WorkspaceWorld.place(WorkspaceWorld.ben, .observer, at: t0.adding(seconds: 1))])
            service.time.advance(seconds: 60)
            #expect(try await service.handOff().status == 200)
            let path = "/workspaces/\(WorkspaceWorld.external)/admin-candidates"
            let candidates = try await service.get(path).json["candidates"]?.list ?? []
            #expect(candidates.map { $0["user_id"] } == [.string("\(WorkspaceWorld.anna)"), .string("\(WorkspaceWorld.cleo)")])
            #expect(candidates.map { $0["way"] } == ["promoted", "joined"])
            #expect(try await service.name(WorkspaceWorld.cleo).status == 200)
            let named = try #require(try service.events().compactMap { try $0.decode(WorkspaceAdminChanged.self) }.first)
            #expect(named.userID == WorkspaceWorld.cleo && named.way == .joined && named.organisationID == WorkspaceWorld.client)
        }
    }

    @Test func aLookChangesNothingAndIsOutdatedByWhatComes() async throws {
        try await Self.running { service in
            var world = BillingWorld()
            let body: [String: JSONValue] = ["to_organisation_id": .string("\(BillingWorld.client)")]
            let preview = try await service.post(Self.path, .object(body.merging(["preview": true]) { $1 })).json["preview"]
            let confirmed: [String: JSONValue] = [
                "partner_confirmed": true, "client_confirmed": true, "reason": "They run it themselves",
                "preview_token": preview?["token"] ?? .null,
            ]
            try service.tellBilling([try world.event(Self.issued(1))])
            #expect(try await service.post(Self.path, .object(body.merging(confirmed) { $1 })).status == 409)
            let types = try service.events().map(\.type)
            #expect(!types.contains(WorkspaceHandedOff.eventType.description))
        }
    }
}
