import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("Admins of workspaces, in the service")
struct AdministrationServiceTests {
    private typealias World = WorkspaceWorld

    private static func changes(_ service: ServiceHarness) throws -> [WorkspaceAdminChanged] {
        try service.events().compactMap { try $0.decode(WorkspaceAdminChanged.self) }
    }

    @Test func askingAgainBeforeThePlatformAnswersChangesNothing() async throws {
        try await World.running { service in
            let first = try await service.name(World.ben)
            let second = try await service.name(World.ben)
            #expect(first.status == 200 && second.status == 200)
            #expect(second.json["event_ids"] == [])
            #expect(try Self.changes(service).count == 1)
            try service.apply([try World.place(World.ben, .admin, at: t0.adding(seconds: 9))])
            #expect(try await service.name(World.ben).json["event_ids"] == [])
            // They have lost it again meanwhile.
            try service.apply([try World.place(World.ben, .member, at: t0.adding(seconds: 19))])
            service.time.set(t0.adding(seconds: 20))
            _ = try await service.name(World.ben)
            #expect(try Self.changes(service).count == 2)
        }
    }

    @Test func whatIsAskedAgainSaysSoBeforehand() async throws {
        try await World.running { service in
            func told(_ asked: JSONValue, _ workspace: WorkspaceID) async throws -> [String] {
                let answer = try await service.post("/workspaces/\(workspace)/admin", asked)
                return answer.json["preview"]?["effects"]?.list.compactMap { $0["description"]?.text } ?? [answer.text]
            }
            let ben: JSONValue = ["user_id": .string("\(World.ben)"), "preview": true]
            _ = try await service.name(World.ben)
            #expect(try await told(ben, World.external) == ["They were named already; the platform has yet to say so"])
            try service.apply([try World.place(World.ben, .admin, at: t0.adding(seconds: 9))])
            #expect(try await told(ben, World.external) == ["They are an admin of the workspace already"])

            try service.apply(try World.nobodyToName())
            _ = try await service.invite("new@a.example")
            let address: JSONValue = ["invite_email": "new@a.example", "asked_by": "Their director", "preview": true]
            let words = "The address was invited already; the platform has yet to say what came of it"
            #expect(try await told(address, World.own) == [words])
        }
    }

    @Test func anAddressIsInvitedOnceWhileItsInvitationStands() async throws {
        try await World.running { service in
            try service.apply(try World.nobodyToName())
            #expect(try await service.invite("new@a.example").json["event_ids"]?.list.count == 1)
            #expect(try await service.invite("New@a.example").json["event_ids"] == [])
            #expect(try await service.invite(" new@a.example\n").json["event_ids"] == [])
            #expect(try await service.invite("other@a.example ").json["event_ids"]?.list.count == 1)
            let candidates = try await service.get(World.candidates).json
            let addresses = candidates["invitations"]?.list.compactMap { $0["email"]?.text } ?? []
            #expect(addresses.sorted() == ["new@a.example", "other@a.example"])
        }
    }

    static let noAddresses = ["jan gemeente.nl", "", " ", "jan@", "jan@a.example, eva@a.example", String(repeating: "a", count: 300)]

    @Test(arguments: noAddresses) func onlyAnAddressIsInvited(text: String) async throws {
        try await World.running { service in
            try service.apply(try World.nobodyToName())
            let answer = try await service.invite(text)
            #expect(answer.status == 422)
            #expect(answer.json["field"] == "invite_email")
            #expect(try Self.changes(service).isEmpty)
        }
    }

    static let known = [("anna@a.example", "already-admin"), (" Anna@A.example\n", "already-admin"), ("ben@a.example", "guest")]

    /// What can't be had by the id can't be had by the address either.
    @Test(arguments: known) func whoIsAdminOrGuestIsNotInvited(address: String, rule: String) async throws {
        try await World.running { service in
            try service.apply(try World.nobodyToName())
            let answer = try await service.invite(address)
            #expect(answer.status == 409 && answer.json["field"] == "invite_email", "\(answer.text)")
            #expect(answer.json["type"]?.text?.hasSuffix(rule) == true, "\(answer.text)")
            #expect(try Self.changes(service).isEmpty)
        }
    }

    /// A place outlives its user; somebody of whom nothing is told yet is no such.
    @Test func whoIsDeletedIsNoCandidateAndStandsInNobodysWay() async throws {
        try await World.running { service in
            func ids(_ field: String) async throws -> [String] {
                try await service.get(World.candidates).json[field]?.list.compactMap { $0["user_id"]?.text } ?? []
            }
            let late = UserID(high: 0x4, low: 0x8)
            try service.apply([
                try World.place(late, .member, in: World.own), try World.place(World.cleo, .admin, in: World.own),
                try World.person(World.ben, "Ben", deleted: true, at: t0.adding(seconds: 1)),
                try World.person(World.cleo, "Cleo", deleted: true, at: t0.adding(seconds: 1)),
            ])
            #expect(try await ids("candidates") == ["\(late)"])
            #expect(try await ids("admins").isEmpty)
            let refused = try await service.name(World.ben, in: World.own)
            #expect(refused.status == 422 && refused.json["field"] == "user_id", "\(refused.text)")

            try service.apply([try World.place(late, .observer, in: World.own, at: t0.adding(seconds: 2))])
            let colleagues = try await ids("candidates")
            #expect(Set(colleagues) == ["\(World.anna)", "\(World.bill)", "\(World.dirk)"])
            for (user, name) in [(World.anna, "Anna"), (World.bill, "Bill"), (World.dirk, "Dirk")] {
                try service.apply([try World.person(user, name, deleted: true, at: t0.adding(seconds: 3))])
            }
            #expect(try await ids("candidates").isEmpty)
            #expect(try await service.name(World.dirk, in: World.own).status == 422)
            #expect(try await service.invite("new@a.example").json["event_ids"]?.list.count == 1)
        }
    }

    @Test func aGuestOfTheOrganisationIsNoColleague() async throws {
        try await World.running { service in
            try service.apply([
                try World.place(World.ben, .observer, in: World.own, at: t0.adding(seconds: 1)),
                try World.seat(World.dirk, .external, in: World.partner, at: t0.adding(seconds: 1)),
                try World.seat(World.cleo, .observer, in: World.partner),
            ])
            let candidates = try await service.get(World.candidates).json["candidates"]?.list ?? []
            #expect(Set(candidates.compactMap { $0["user_id"]?.text }) == ["\(World.anna)", "\(World.bill)"])
            #expect(try await service.name(World.dirk, in: World.own).status == 422)
        }
    }

    @Test func theCandidatesTellTheVersionThatTheCommandsCheck() async throws {
        try await World.running { service in
            func version() async throws -> String { try await service.get(World.candidates).headers["ETag"] ?? "none" }
            func send(_ command: String, _ body: JSONValue, _ version: String) async throws -> Int {
                try await service.send(.post, "/workspaces/\(World.own)/\(command)", body: body, headers: ["If-Match": version]).status
            }
            let first = try await version()
            #expect(first == "\"0\"")
            let visibility: JSONValue = ["visibility": "private", "reason": "They asked for it"]
            #expect(try await send("visibility", visibility, first) == 200)
            let admin: JSONValue = ["user_id": .string("\(World.ben)"), "reason": "The admin left"]
            #expect(try await send("admin", admin, first) == 412)
            let second = try await version()
            #expect(second == "\"1\"")
            #expect(try await send("admin", admin, second) == 200)
        }
    }

    @Test func thePreviewOfAVisibilityIsThatOfTheCommand() async throws {
        try await World.running { service in
            let path = "/workspaces/\(World.own)/visibility"
            let preview: JSONValue = ["visibility": "private", "preview": true]
            func effects() async throws -> Int? { try await service.post(path, preview).json["preview"]?["effects"]?.list.count }
            // The tier is one on which customers couldn't do it.
            #expect(try await effects() == 2)
            _ = try await service.post(path, ["visibility": "private", "reason": "They asked for it"])
            #expect(try await effects() == 0)
            let stale = try await service.send(.post, path, body: preview, headers: ["If-Match": "\"0\""])
            #expect(stale.status == 412, "\(stale.text)")
        }
    }

    private static let account = AccountIdentity(accountID: AccountID(of: World.partner), organisationID: World.partner)

    /// What dirk's seat in the partner's own workspace is said to cost.
    private func seat(_ service: ServiceHarness) async throws -> String {
        let asked: JSONValue = ["user_id": .string("\(World.dirk)"), "preview": true]
        let answer = try await service.post("/workspaces/\(World.own)/admin", asked)
        let effects = answer.json["preview"]?["effects"]?.list ?? []
        return effects.first { $0["feature"] == "seat" }?["description"]?.text ?? answer.text
    }

    @Test func aSeatCostsWhatTheBestDiscountLeaves() async throws {
        try await World.running { service in
            try service.apply([try World.place(World.ben, .observer, in: World.own, at: t0.adding(seconds: 1))])
            var world = BillingWorld()
            let subscription = Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
            let subscribed = BillingModeChanged(
                of: Self.account, paymentMode: .mollie, previousPaymentMode: .none, managed: false, subscription: subscription,
                tier: .changemaker, previousTier: .free, billingPeriod: .annual, cause: .subscription, effectiveAt: t0)
            try service.tellBilling([try world.event(subscribed)])
            #expect(try await seat(service).contains("75,00"))
            let flag: JSONValue = ["is_partner": true, "agreement_confirmed": true, "reason": "Signed in May"]
            _ = try await service.send(.put, "/organisations/\(World.client)/partner", body: flag)
            let terms: JSONValue = [
                "partner_organisation_id": .string("\(World.client)"), "client_organisation_id": .string("\(World.partner)"),
                "discount_percent": 20, "reason": "Brought by them",
            ]
            let agreed = try await service.post("/referrals", terms)
            #expect(try await seat(service).contains("60,00"), "the referral takes off a fifth")
            let discounts: [(WorkspaceID?, Int, String)] = [(nil, 10, "60,00"), (World.own, 40, "45,00"), (nil, 50, "37,50")]
            for (workspace, percent, price) in discounts {
                let discount = Discount(kind: .scholarship, percent: Percent(percent) ?? .zero)
                let set = DiscountSet(of: Self.account, on: workspace, discount: discount, cause: .staff, effectiveAt: t0)
                try service.tellBilling([try world.event(set)])
                #expect(try await seat(service).contains(price))
            }
            let id = agreed.json["referral"]?["referral_id"]?.text ?? agreed.text
            #expect(try await service.post("/referrals/\(id)/end", ["reason": "Over"]).status == 200)
            for workspace in [nil, World.own] {
                let previous = Discount(kind: .scholarship, percent: Percent(50) ?? .zero)
                try service.tellBilling([
                    try world.event(DiscountCleared(of: Self.account, on: workspace, previousDiscount: previous, effectiveAt: t0))
                ])
            }
            #expect(try await seat(service).contains("75,00"))
        }
    }

    /// One person sits in what the account pays for already.
    @Test func aSeatCostsNothingWhereNobodyIsAskedToPayForIt() async throws {
        try await World.running { service in
            try service.apply([
                try World.place(World.ben, .observer, in: World.own, at: t0.adding(seconds: 1)),
                try World.place(World.anna, .admin, in: World.own),
            ])
            var world = BillingWorld()
            let tier = TierChanged(
                of: Self.account, tier: .changemaker, previousTier: .free, billingPeriod: .annual, previousBillingPeriod: .annual,
                payment: .comped, cause: .staff, effectiveAt: t0)
            try service.tellBilling([try world.event(tier)])
            #expect(try await seat(service).contains("costs nothing"), "the tier is given away")
            let asked: [(SeatCount?, AgreedAmount?, String)] = [
                (nil, 360_000, "costs nothing"), (2, nil, "costs nothing"), (1, nil, "75,00"), (nil, nil, "75,00"),
            ]
            for (seats, amount, words) in asked {
                let managed = BillingModeChanged(
                    of: Self.account, paymentMode: .offline, previousPaymentMode: .none, managed: true, tier: .changemaker,
                    previousTier: .changemaker, billingPeriod: .annual, seats: seats, agreedCents: amount, cause: .staff, effectiveAt: t0)
                try service.tellBilling([try world.event(managed)])
                let told = try await seat(service)
                #expect(told.contains(words), "\(told)")
            }
        }
    }
}
