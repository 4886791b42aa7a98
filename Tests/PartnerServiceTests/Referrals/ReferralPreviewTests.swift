import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("What a change of a referral would do")
struct ReferralPreviewTests {
    private static func effects(_ answer: HarnessAnswer) -> [String] {
        answer.json["preview"]?["effects"]?.list.compactMap { $0["description"]?.text } ?? []
    }

    @Test func aReferralIsLookedAtBeforeItIsAgreed() async throws {
        try await BillingWorld.running { service in
            let terms: [String: JSONValue] = [
                "discount_percent": 10, "cap_cents": 50_000, "starts_on": "2026-12-01", "expires_at": "2027-11-30", "preview": true,
                "reason": .null,
            ]
            let preview = try await service.post("/referrals", .object(BillingWorld.agreement.merging(terms) { $1 }))
            #expect(
                Self.effects(preview) == [
                    "Atelier Morgenzijl earns 20 % of what Gemeente Zuidhoorn pays, net of VAT",
                    "The client pays 10 % less while the referral is active", "It earns €\u{A0}500,00 in all at most",
                    "It holds from 2026-12-01 to 2027-11-30",
                ])
            let none = try await service.get("/referrals")
            #expect(none.json["referrals"] == [])
            let token = try #require(preview.json["preview"]?["token"])
            let confirmed = terms.merging(["preview": false, "preview_token": token, "reason": "Brought by them"]) { $1 }
            let agreed = try await service.post("/referrals", .object(BillingWorld.agreement.merging(confirmed) { $1 }))
            #expect(agreed.json["referral"]?["state"] == "upcoming")
        }
    }

    @Test func aPayoutShowsTheBalanceAndIsRefusedOnceThatHasMoved() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(1_000)))])
            let body: [String: JSONValue] = ["amount_cents": 7_000, "paid_on": "2026-11-23", "reference": "Transfer 1"]
            let preview = try await service.post("/referrals/\(id)/payouts", .object(body.merging(["preview": true]) { $1 }))
            #expect(
                Self.effects(preview) == [
                    "€\u{A0}70,00 to Atelier Morgenzijl is recorded as paid",
                    "The balance goes from €\u{A0}200,00 to €\u{A0}130,00",
                ])
            let token = try #require(preview.json["preview"]?["token"])
            try service.tellBilling([try world.event(BillingWorld.charge("tr_2", .euros(100)))])
            let stale = try await service.post("/referrals/\(id)/payouts", .object(body.merging(["preview_token": token]) { $1 }))
            #expect(stale.status == 409)
            #expect(try await service.referral(id)["paid_out_cents"] == 0)
        }
    }

    @Test func anEndSaysThatItIsForGood() async throws {
        try await BillingWorld.running { service in
            let id = try await service.agree()
            let preview = try await service.post("/referrals/\(id)/end", ["preview": true])
            #expect(preview.json["preview"]?["effects"]?.list.map { $0["kind"] } == ["irreversible"])
            #expect(try await service.referral(id)["state"] == "active")
            _ = try await service.send(.patch, "/referrals/\(id)", body: ["discount_percent": 15, "reason": "Agreed"])
            let ending = try await service.post("/referrals/\(id)/end", ["preview": true])
            #expect(Self.effects(ending).contains("The client's discount of 15 % ends"))
            let unsaid = try await service.post("/referrals/\(id)/end", [:])
            #expect(unsaid.status == 422)
            let same = try await service.send(.patch, "/referrals/\(id)", body: ["kickback_percent": 20, "preview": true])
            #expect(Self.effects(same) == ["Nothing changes"])
        }
    }

    @Test func changedNotesAreToldAlsoAfterTheEnd() async throws {
        try await BillingWorld.running { service in
            let id = try await service.agree()
            _ = try await service.post("/referrals/\(id)/end", ["reason": "Agreed"])
            func effects(_ change: [String: JSONValue]) async throws -> [String] {
                let body = JSONValue.object(change.merging(["preview": true]) { $1 })
                return Self.effects(try await service.send(.patch, "/referrals/\(id)", body: body))
            }
            let told = try await effects(["notes": "Thanks", "internal_notes": "Slow payer"])
            #expect(told == ["The partner can read the notes for them", "The internal notes are for staff alone"])
            let notes: JSONValue = ["notes": "Thanks", "internal_notes": "Slow payer", "reason": "Agreed"]
            #expect(try await service.send(.patch, "/referrals/\(id)", body: notes).status == 200)
            let taken = try await effects(["notes": .null, "internal_notes": .null])
            #expect(taken == ["The notes for the partner are taken away", "The internal notes are taken away"])
        }
    }
}
