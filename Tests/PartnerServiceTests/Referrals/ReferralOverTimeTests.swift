import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("A referral over two years of the clock")
struct ReferralOverTimeTests {
    private static let (first, last, end) = (30, 395, 800)

    private static func state(on day: Int) -> JSONValue { day < first ? "upcoming" : day < last ? "active" : "expired" }

    /// The client pays 100 euros every ten days, of which the partner has 20 while the referral holds.
    @Test func itEarnsAndWarnsWhileItHoldsAndNeverElse() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree([
                "starts_at": .string("\(t0.adding(days: Self.first))"), "expires_at": .string("\(t0.adding(days: Self.last))"),
            ])
            var earned: Int64 = 0
            for day in stride(from: 0, through: Self.end, by: 10) {
                let now = t0.adding(days: day)
                service.time.set(now)
                try await service.runTimers()
                try service.tellBilling([try world.event(BillingWorld.charge(ShortText("tr_\(day)"), .euros(100), on: now), at: now)])
                if day >= Self.first, day < Self.last { earned += 2_000 }
                let referral = try await service.referral(id)
                #expect(referral["state"] == Self.state(on: day), "day \(day)")
                #expect(referral["accrued_cents"] == .integer(earned), "day \(day)")
                #expect(referral["near_expiry"] == .bool(day >= Self.last - 30 && day < Self.last), "day \(day)")
            }
            #expect(earned == 74_000)
            let report = try await service.runtime.checks.run()
            #expect(report.isWell, "\(report)")
        }
    }
}
