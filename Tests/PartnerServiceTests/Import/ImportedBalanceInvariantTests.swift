import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("What always holds of an imported balance, in random stories")
struct ImportedBalanceInvariantTests {
    static let seeds: [UInt64] = Array(1...40)

    /// A file that is imported amid what billing tells: the referral at one place, its balance there or later.
    private struct Past {
        let accrued: Int64
        let paidOut: Int64
        let cap: Int64?
        let asOf: Int
        let agreedBefore: Int
        let balanceBefore: Int

        init(_ batches: Int, asOf: Int, expected: Int64, _ random: inout SeededGenerator) {
            self.asOf = asOf
            accrued = Int64.random(in: 0...200_000, using: &random)
            paidOut = Int64.random(in: 0...accrued, using: &random)
            cap = Bool.random(using: &random) ? accrued + Int64.random(in: 1...expected + 1, using: &random) : nil
            agreedBefore = Int.random(in: 0...batches, using: &random)
            balanceBefore = Int.random(in: agreedBefore...batches, using: &random)
        }

        var referral: JSONValue {
            PastPartner.referral.with([
                "starts_at": .string("\(t0)"), "kickback_percent": .integer(RandomMoney.percent), "cap_cents": cap.map { .integer($0) },
                "expires_at": .string("\(t0.date.adding(days: 10))"),
            ])
        }

        var balance: JSONValue {
            PastPartner.balance.with([
                "as_of": .string("\(t0.date.adding(days: asOf))"), "accrued_cents": .integer(accrued), "paid_out_cents": .integer(paidOut),
            ])
        }
    }

    /// Whatever comes first, the balance stands for the days up to its own, and each payment after it counts once; the cap is never passed; the
    /// statement adds up.
    @Test(arguments: seeds) func theOutcomeIsTheSameInAnyOrder(seed: UInt64) async throws {
        try await BillingWorld.running { service in
            service.time.set(t0.adding(days: 20))
            var random = SeededGenerator(seed: seed)
            let asOf = Int.random(in: 0...9, using: &random)
            var money = RandomMoney(seed: seed, counting: (asOf + 1)...10)
            let batches = try money.batches()
            let past = Past(batches.count, asOf: asOf, expected: money.expected, &random)
            for place in 0...batches.count {
                if place == past.agreedBefore { try service.importLines([past.referral]) }
                if place == past.balanceBefore { try service.importLines([past.balance, past.referral]) }
                if place < batches.count { try service.tellBilling(batches[place]) }
                if place >= past.agreedBefore { try await check(service, past) }
            }
            for batch in batches { try service.tellBilling(batch) }
            #expect(try service.importLines([past.referral, past.balance]).hasSuffix(": 0 new events"))
            let referral = try await check(service, past)
            #expect(referral["accrued_cents"] == .integer(min(past.cap ?? .max, past.accrued + money.expected)))
            #expect(referral["paid_out_cents"] == .integer(past.paidOut))
            let report = try await service.runtime.checks.run()
            #expect(report.isWell, "\(report)")
        }
    }

    @discardableResult
    private func check(_ service: ServiceHarness, _ past: Past) async throws -> JSONValue {
        let referral = try await service.get("/referrals").json["referrals"]?.list.first ?? .null
        let accrued = try #require(referral["accrued_cents"]?.number)
        #expect(accrued >= 0 && accrued <= past.cap ?? .max)
        let statement = try await service.get("\(StatementTests.path)?from=2026-01-01").json
        #expect(statement["closing_cents"] == referral["balance_cents"])
        return referral
    }
}
