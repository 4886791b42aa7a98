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
                let statement = try await service.get("\(StatementTests.path)?from=2026-01-01").json
                #expect(statement["closing_cents"] == referral["balance_cents"])
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
    fileprivate func tell(_ batches: some Sequence<[CloudEvent]>) throws {
        for batch in batches { try tellBilling(batch) }
    }
}
