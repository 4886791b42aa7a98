import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("What always holds of a ledger, in random stories")
struct LedgerInvariantTests {
    static let seeds: [UInt64] = Array(1...40)

    /// Every payment counts once, and goes back once, in whatever order and however often it is told; the cap is never passed; the statement adds up.
    @Test(arguments: seeds) func everyPaymentCountsOnceInAnyOrder(seed: UInt64) async throws {
        try await BillingWorld.running { service in
            service.time.set(t0.adding(days: 20))
            var random = SeededGenerator(seed: seed)
            var money = RandomMoney(seed: seed)
            let cap = Bool.random(using: &random) ? max(1, Int64.random(in: 1...max(1, money.expected * 2), using: &random)) : nil
            let batches = try money.batches()
            let late = Int.random(in: 0...batches.count, using: &random)
            try service.tell(batches.prefix(late))
            var terms: [String: JSONValue] = [
                "starts_at": .string(t0.description), "kickback_percent": .integer(RandomMoney.percent),
                "cap_cents": cap.map { .integer($0) } ?? .null,
            ]
            terms["expires_at"] = .string(t0.date.adding(days: 11).start.description)
            // Agreed while it runs, and read when it is over.
            service.time.set(t0.adding(days: 9))
            let id = try await service.agree(terms)
            service.time.set(t0.adding(days: 20))
            for batch in batches.dropFirst(late) {
                try service.tell([batch])
                let referral = try await service.referral(id)
                let accrued = try #require(referral["accrued_cents"]?.number)
                #expect(accrued >= 0)
                if let cap { #expect(accrued <= cap) }
                if Int.random(in: 0..<3, using: &random) == 0 { try await service.payOutAndWithdraw(id, &random) }
                let statement = try await service.get("\(StatementTests.path)?from=2026-01-01").json
                let balance = try await service.referral(id)["balance_cents"]
                #expect(statement["closing_cents"] == balance)
            }
            let expected = min(cap ?? .max, money.expected)
            #expect(try await service.referral(id)["accrued_cents"] == .integer(expected))
            let report = try await service.runtime.checks.run()
            #expect(report.isWell, "\(report)")
            try service.tell(batches)
            #expect(try await service.referral(id)["accrued_cents"] == .integer(expected))
        }
    }
}

extension ServiceHarness {
    /// Part of the balance, where there is any; every other time it was a mistake. What has accrued stays what it is.
    fileprivate func payOutAndWithdraw(_ id: String, _ random: inout SeededGenerator) async throws {
        let before = try await referral(id)
        guard let balance = before["balance_cents"]?.number, balance > 0 else { return }
        let payout: JSONValue = [
            "amount_cents": .integer(Int64.random(in: 1...balance, using: &random)), "paid_on": "2026-11-23",
            "reference": .string("\(random.next())"),
        ]
        #expect(try await post("/referrals/\(id)/payouts", payout).status == 200)
        guard Bool.random(using: &random) else { return }
        let entries = try await get("\(StatementTests.path)?from=2026-01-01&limit=200").json["entries"]?.list ?? []
        let event = try #require(entries.last { $0["kind"] == "payout" }?["event_id"]?.text)
        #expect(try await post("/referrals/\(id)/payouts/\(event)/withdraw", ["reason": "By mistake"]).status == 200)
        #expect(try await referral(id)["balance_cents"] == .integer(balance))
    }

    fileprivate func tell(_ batches: some Sequence<[CloudEvent]>) throws {
        for batch in batches { try tellBilling(batch) }
    }
}
