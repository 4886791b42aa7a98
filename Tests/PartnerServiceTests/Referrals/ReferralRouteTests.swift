import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("Referrals behind their routes")
struct ReferralRouteTests {
    @Test func aReferralIsAgreedWithTheUsualTerms() async throws {
        try await BillingWorld.running { service in
            let body = BillingWorld.agreement.merging(["internal_notes": "Be careful"]) { $1 }
            let answer = try await service.post("/referrals", .object(body))
            #expect(answer.status == 200)
            #expect(answer.headers["ETag"] == "\"1\"")
            let referral = try #require(answer.json["referral"])
            #expect(referral["kickback_percent"] == 20)
            #expect(referral["discount_percent"] == 0)
            #expect(referral["cap_cents"] == .null)
            #expect(referral["starts_at"] == .string(t0.description))
            #expect(referral["state"] == "active")
            #expect(referral["partner_name"] == "Atelier Morgenzijl")
            #expect(referral["client_name"] == "Gemeente Zuidhoorn")
            #expect(referral["internal_notes"] == "Be careful")
            #expect(referral["agreed_by"] == "eva@dembrane.com")
            let id = try #require(referral["referral_id"]?.text)
            let one = try await service.get("/referrals/\(id)")
            #expect(one.json["referral"] == referral)
            let list = try await service.get("/referrals?partner=\(BillingWorld.partner)&state=active")
            #expect(list.json["referrals"] == [referral])
            let none = try await service.get("/referrals?state=expired")
            #expect(none.json["referrals"] == [])
        }
    }

    /// Partners and other systems read events.
    @Test func internalNotesStandInNoEvent() async throws {
        try await BillingWorld.running { service in
            let id = try await service.agree(["internal_notes": "Secret one"])
            let amended = try await service.send(
                .patch, "/referrals/\(id)", body: ["internal_notes": "Secret two", "reason": "They called"])
            #expect(amended.json["referral"]?["internal_notes"] == "Secret two")
            let events = try service.events()
            #expect(events.count == 3)
            #expect(!events.contains { String(decoding: $0.data, as: UTF8.self).contains("Secret") })
            let change = try #require(try events.last?.decode(ReferralAmended.self))
            #expect(change.internalNotesChanged)
            let emptied = try await service.send(.patch, "/referrals/\(id)", body: ["internal_notes": .null, "reason": "Not needed"])
            #expect(emptied.json["referral"]?["internal_notes"] == .null)
        }
    }

    static let unknown = "0b2f6c1e-7d3a-4c55-9a52-0d2b7c5e4f10"
    static let refusals: [([String: JSONValue], Int, String?)] = [
        (["partner_organisation_id": .string(BillingWorld.client.description)], 409, "partner_organisation_id"),
        (["partner_organisation_id": .string(unknown)], 422, "partner_organisation_id"),
        (["client_organisation_id": .string(unknown)], 422, "client_organisation_id"),
        (["client_organisation_id": .string(BillingWorld.partner.description)], 422, "client_organisation_id"),
        (["client_organisation_id": .null], 422, "client_organisation_id"),
        (["client_workspace_id": .string(unknown)], 422, "client_organisation_id"),
        (["client_organisation_id": .null, "client_workspace_id": .string(unknown)], 422, "client_workspace_id"),
        (["kickback_percent": 101], 422, "kickback_percent"), (["cap_cents": 0], 422, "cap_cents"),
        (["expires_at": .string(t0.adding(days: -1).description)], 422, "expires_at"),
        (["notes": " "], 422, "notes"), (["reason": ""], 422, "reason"), (["reason": .null], 422, "reason"),
    ]

    @Test(arguments: refusals.indices) func whatCantBeAgreedIsRefused(index: Int) async throws {
        let (terms, status, field) = Self.refusals[index]
        try await BillingWorld.running { service in
            let answer = try await service.post("/referrals", .object(BillingWorld.agreement.merging(terms) { $1 }))
            #expect(answer.status == status)
            #expect(answer.json["field"]?.text == field)
            let list = try await service.get("/referrals")
            #expect(list.json["referrals"] == [])
        }
    }

    @Test func anExternalWorkspaceIsAClientOfItsOwnAndAnInternalOneIsNot() async throws {
        try await BillingWorld.running { service in
            let (external, pooled) = (WorkspaceID(high: 5, low: 1), WorkspaceID(high: 5, low: 2))
            try service.apply([
                try .fact(
                    WorkspaceChanged(
                        workspaceID: external, organisationID: BillingWorld.partner, name: "Zuidhoorn", usageContext: .external,
                        createdAt: t0), at: t0),
                try .fact(
                    WorkspaceChanged(
                        workspaceID: pooled, organisationID: BillingWorld.client, name: "Own", usageContext: .internal, createdAt: t0),
                    at: t0),
            ])
            func body(_ id: WorkspaceID) -> JSONValue {
                let client: [String: JSONValue] = ["client_organisation_id": .null, "client_workspace_id": .string(id.description)]
                return .object(BillingWorld.agreement.merging(client) { $1 })
            }
            let agreed = try await service.post("/referrals", body(external))
            #expect(agreed.json["referral"]?["account_id"] == .string(AccountID(of: external).description))
            #expect(agreed.json["referral"]?["client_name"] == "Zuidhoorn")
            let refused = try await service.post("/referrals", body(pooled))
            #expect(refused.status == 422)
            // The organisation pays for other workspaces.
            _ = try await service.agree()
            let list = try await service.get("/referrals")
            #expect(list.json["referrals"]?.list.count == 2)
        }
    }

    @Test func twoReferralsOfAClientShareNoDay() async throws {
        try await BillingWorld.running { service in
            let end = t0.adding(days: 5)
            let id = try await service.agree(["expires_at": .string(end.description)])
            func second(_ start: Instant) async throws -> HarnessAnswer {
                let body = BillingWorld.agreement.merging(["starts_at": .string(start.description)]) { $1 }
                return try await service.post("/referrals", .object(body))
            }
            let refused = try await second(end)
            let detail = refused.json["detail"]?.text ?? refused.text
            let start = "the referral of Atelier Morgenzijl for the same client, from 2026-11-23 to "
            #expect(refused.status == 409 && detail.hasPrefix(start), "\(detail)")
            let later = try await second(end.adding(days: 1))
            #expect(later.status == 200)
            let longer = try await service.send(
                .patch, "/referrals/\(id)", body: ["expires_at": .null, "reason": "They stay"], headers: ["If-Match": "\"1\""])
            #expect(longer.status == 409)
            #expect(longer.json["type"]?.text?.hasSuffix("referral-overlaps") == true)
            #expect(try await service.referral(id)["expires_at"] == .string(end.description))
        }
    }

    @Test func aStaleVersionIsRefused() async throws {
        try await BillingWorld.running { service in
            let id = try await service.agree()
            let headers: HTTPHeaders = ["If-Match": "\"4\""]
            for (method, path, body) in [
                (HTTPMethod.patch, "", ["discount_percent": 5, "reason": "Agreed"] as JSONValue), (.post, "/end", ["reason": "Over"]),
                (.post, "/payouts", ["amount_cents": 5, "paid_on": "2026-11-23", "reference": "One"]),
            ] {
                let answer = try await service.send(method, "/referrals/\(id)\(path)", body: body, headers: headers)
                #expect(answer.status == 412)
            }
            let unknown = try await service.send(.patch, "/referrals/\(Self.unknown)", body: ["reason": "Agreed"])
            #expect(unknown.status == 404)
        }
    }

    @Test func anEndedReferralStaysWithWhatItEarned() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree(["expires_at": .string(t0.adding(days: 20).description)])
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(100)))])
            #expect(try await service.referral(id)["near_expiry"] == true)
            let ended = try await service.post("/referrals/\(id)/end", ["reason": "Over"])
            #expect(ended.json["referral"]?["state"] == "ended")
            #expect(ended.json["referral"]?["near_expiry"] == false)
            let paid = try await service.post(
                "/referrals/\(id)/payouts", ["amount_cents": 1_500, "paid_on": "2026-11-23", "reference": "Transfer 1"])
            #expect(paid.json["referral"]?["balance_cents"] == 500)
            let above = try await service.post(
                "/referrals/\(id)/payouts", ["amount_cents": 501, "paid_on": "2026-11-23", "reference": "Transfer 2"])
            #expect(above.status == 409)
            #expect(above.json["field"] == "amount_cents")
            let parted = try await service.post(
                "/referrals/\(id)/payouts", ["amount_cents": 500, "paid_on": "2026-11-23", "reference": "Transfer\n2"])
            #expect(parted.status == 422 && parted.json["field"] == "reference", "\(parted.text)")
        }
    }
}
