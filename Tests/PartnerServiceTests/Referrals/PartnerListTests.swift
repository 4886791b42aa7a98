import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("Partners with what is owed to them")
struct PartnerListTests {
    private static let other = OrganisationID(high: 0x3, low: 0x3)

    /// The one partner has earned € 200, of which € 70 was paid out; the other has nothing yet.
    private static func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            try service.apply([
                try .fact(OrganisationChanged(organisationID: other, name: "Bureau Ülkü", createdAt: t0), at: t0.adding(days: -30))
            ])
            let flag: JSONValue = ["is_partner": true, "agreement_confirmed": true, "reason": "Signed in June"]
            _ = try await service.send(.put, "/organisations/\(other)/partner", body: flag)
            let id = try await service.agree(["cap_cents": 24_000])
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(1_000)))])
            _ = try await service.post(
                "/referrals/\(id)/payouts", ["amount_cents": 7_000, "paid_on": "2026-11-23", "reference": "Transfer 1"])
            try await body(service)
        }
    }

    @Test func whatIsOwedMostComesFirstAndAddsUp() async throws {
        try await Self.running { service in
            let list = try await service.get("/partners").json
            let rows = try #require(list["partners"]?.list)
            #expect(rows.map { $0["name"] } == ["Atelier Morgenzijl", "Bureau Ülkü"])
            #expect(rows[0]["accrued_cents"] == 20_000)
            #expect(rows[0]["paid_out_cents"] == 7_000)
            #expect(rows[0]["balance_cents"] == 13_000)
            #expect(rows[0]["near_cap"] == 1)
            #expect(rows[0]["running_referrals"] == 1)
            #expect(rows[1]["referrals"] == 0)
            #expect(list["totals"]?["balance_cents"] == 13_000)
            #expect(list["totals"]?["partners"] == 2)
        }
    }

    static let questions: [(String, [String])] = [
        ("search=morgen", ["Atelier Morgenzijl"]), ("search=%C3%BClk%C3%BC%20bureau", ["Bureau Ülkü"]), ("search=nobody", []),
        ("search=ULKU", ["Bureau Ülkü"]), ("search=%20morgen%20%20atelier%20", ["Atelier Morgenzijl"]),
        ("search=\(other)", ["Bureau Ülkü"]), ("search=00000000-0000-0003", ["Bureau Ülkü"]),
        ("search=0000000000000003", ["Bureau Ülkü"]), ("search=0000", []),
        ("owed=true", ["Atelier Morgenzijl"]), ("nearing=true", ["Atelier Morgenzijl"]),
        ("organisation=\(BillingWorld.partner)", ["Atelier Morgenzijl"]), ("sort=name", ["Atelier Morgenzijl", "Bureau Ülkü"]),
    ]

    @Test(arguments: questions.indices) func theyAreFoundByWhatIsAsked(index: Int) async throws {
        let (query, names) = Self.questions[index]
        try await Self.running { service in
            let rows = try await service.get("/partners?\(query)").json["partners"]?.list ?? []
            #expect(rows.compactMap { $0["name"]?.text } == names)
            let lines = try await service.get("/partners.csv?\(query)").text.split(separator: "\r\n")
            #expect(lines.count == names.count + 1)
        }
    }

    @Test func pagesGoOnBehindTheLastRow() async throws {
        try await Self.running { service in
            let first = try await service.get("/partners?limit=1").json
            let cursor = try #require(first["next_cursor"]?.text)
            let second = try await service.get("/partners?limit=1&cursor=\(cursor)").json
            #expect(second["partners"]?.list.map { $0["name"] } == ["Bureau Ülkü"])
            #expect(second["next_cursor"] == .null)
            #expect(try await service.get("/partners?sort=size").status == 422)
        }
    }

    @Test func whoWasAPartnerStaysWhileTheyHaveReferrals() async throws {
        try await Self.running { service in
            for id in [BillingWorld.partner, Self.other] {
                _ = try await service.send(.put, "/organisations/\(id)/partner", body: ["is_partner": false, "reason": "Ended"])
            }
            let rows = try await service.get("/partners").json["partners"]?.list ?? []
            #expect(rows.map { $0["name"] } == ["Atelier Morgenzijl"])
            #expect(rows.first?["is_partner"] == false)
            let one = try await service.get("/partners?organisation=\(Self.other)").json["partners"]?.list ?? []
            #expect(one.map { $0["name"] } == ["Bureau Ülkü"], "whoever was one has a page")
            #expect(try await service.get("/partners?organisation=\(BillingWorld.client)").json["partners"] == [])
        }
    }

    @Test func whatWaitsIsCountedAndTold() async throws {
        try await Self.running { service in
            let tasks = try await service.get("/tasks").json
            #expect(tasks["owed"]?["count"] == 1)
            #expect(tasks["nearing"]?["count"] == 1)
            #expect(tasks["external_led"]?["count"] == 0)
            #expect(tasks["owed"]?["rows"]?.list.first?["row"]?["balance_cents"] == 13_000)
            let counts = try await service.get("/tasks?limit=0").json
            #expect(counts["owed"]?["rows"] == [])
        }
    }

    /// Of the cap of € 240 first € 200 have accrued, then all.
    @Test func oneThatHasReachedItsCapIsNearItNoMore() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree(["cap_cents": 24_000])
            for (charge, isNear) in [(ShortText("tr_1"), true), (ShortText("tr_2"), false)] {
                try service.tellBilling([try world.event(BillingWorld.charge(charge, .euros(1_000)))])
                let count: JSONValue = isNear ? 1 : 0
                #expect(try await service.referral(id)["near_cap"] == .bool(isNear))
                let row = try await service.get("/partners").json["partners"]?.list.first ?? .null
                #expect(row["near_cap"] == count && row["nearing"] == count && row["running_referrals"] == 1, "\(row)")
                #expect(try await service.get("/partners?nearing=true").json["partners"]?.list.count == (isNear ? 1 : 0))
                #expect(try await service.get("/tasks").json["nearing"]?["count"] == count)
            }
        }
    }

    @Test func aBalanceIsOwedSinceItWasLastNothing() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            func since() async throws -> JSONValue? { try await service.get("/tasks").json["owed"]?["rows"]?.list.first?["since"] }
            func payOut(_ cents: Int64, _ reference: String) async throws -> Int {
                let body: JSONValue = ["amount_cents": .integer(cents), "paid_on": "2026-11-23", "reference": .string(reference)]
                return try await service.post("/referrals/\(id)/payouts", body).status
            }
            let days = [0, 10, 20, 30, 40].map { t0.adding(days: $0) }
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(1_000)))])
            service.time.set(days[1])
            #expect(try await payOut(7_000, "Transfer 1") == 200)
            #expect(try await since() == .string(days[0].description), "the rest is as old as it was")
            service.time.set(days[2])
            #expect(try await payOut(13_000, "Transfer 2") == 200)
            #expect(try await since() == nil)
            for number in 3...4 {
                service.time.set(days[number])
                let charge = BillingWorld.charge(ShortText("tr_\(number)"), .euros(100), on: days[number])
                try service.tellBilling([try world.event(charge)])
                #expect(try await since() == .string(days[3].description))
            }
            let payouts = try await service.get("\(StatementTests.path)?from=2026-01-01&kind=payout").json["entries"]?.list ?? []
            let mistake = try #require(payouts.last?["event_id"]?.text)
            let path = "/referrals/\(id)/payouts/\(mistake)/withdraw"
            #expect(try await service.post(path, ["reason": "Another partner was paid"]).status == 200)
            #expect(try await since() == .string(days[0].description), "what was not paid out is owed as before")
        }
    }

    @Test func anAccountIsToldOfItsReferralsAndWhatTheFlagLeaves() async throws {
        try await Self.running { service in
            let own = try await service.get("/organisations/\(BillingWorld.partner)/partner?account=\(AccountID(of: BillingWorld.partner))")
                .json
            #expect(own["referrals"]?.list.count == 1)
            #expect(own["left"] == ["workspaces": 0, "open_referrals": 1, "balance_cents": 13_000])
            let client = try await service.get("/organisations/\(BillingWorld.client)/partner?account=\(BillingWorld.account.accountID)")
                .json
            #expect(client["referrals"]?.list.first?["partner_name"] == "Atelier Morgenzijl")
            let bare = try await service.get("/organisations/\(BillingWorld.client)/partner").json
            #expect(bare["referrals"] == [])
        }
    }

    /// What is owed outlives the client as it does the partner.
    @Test(arguments: [BillingWorld.partner, BillingWorld.client])
    func theAccountOfADeletedOrganisationIsToldOfItsReferrals(id: OrganisationID) async throws {
        try await Self.running { service in
            try service.apply([
                try .fact(OrganisationChanged(organisationID: id, name: "Gone", createdAt: t0, deleted: true), at: t0.adding(seconds: 1))
            ])
            let part = try await service.get("/organisations/\(id)/partner?account=\(AccountID(of: id))")
            #expect(part.status == 200)
            #expect(part.json["referrals"]?.list.map { $0["balance_cents"] } == [13_000])
            #expect(part.json["organisation"]?["name"] == .null)
            #expect(part.json["organisation"]?["is_partner"] == .bool(id == BillingWorld.partner))
        }
    }
}
