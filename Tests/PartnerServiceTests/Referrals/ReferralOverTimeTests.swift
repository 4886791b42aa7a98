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

    /// The list finds it under the state that it tells, and under no other; what it is near to is what its partner's line counts.
    @Test func eachStateIsFoundAsItIsTold() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree([
                "starts_at": .string("\(t0.adding(days: 5))"), "expires_at": .string("\(t0.adding(days: 20))"), "cap_cents": 20_000,
            ])
            try await Self.check(service, .upcoming, near: (cap: false, expiry: false))
            service.time.set(t0.adding(days: 6))
            try await Self.check(service, .active, near: (cap: false, expiry: true))
            for (number, net) in [Cents.euros(900), .euros(500)].enumerated() {
                let charge = BillingWorld.charge(ShortText("tr_\(number)"), net, on: t0.adding(days: 6))
                try service.tellBilling([try world.event(charge)])
                try await Self.check(service, number == 0 ? .active : .capped, near: (cap: number == 0, expiry: true))
            }
            service.time.set(t0.adding(days: 20))
            try await Self.check(service, .expired, near: (cap: false, expiry: false))
            service.time.set(t0.adding(days: 19))
            #expect(try await service.post("/referrals/\(id)/end", ["reason": "Over"]).status == 200)
            try await Self.check(service, .ended, near: (cap: false, expiry: false))
        }
    }

    @Test func anEndedOneIsNearNoCap() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree(["cap_cents": 20_000])
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(900)))])
            try await Self.check(service, .active, near: (cap: true, expiry: false))
            #expect(try await service.post("/referrals/\(id)/end", ["reason": "Over"]).status == 200)
            try await Self.check(service, .ended, near: (cap: false, expiry: false))
        }
    }

    private static func check(_ service: ServiceHarness, _ state: ReferralStanding, near: (cap: Bool, expiry: Bool)) async throws {
        for asked in ReferralStanding.allCases {
            let found = try await service.get("/referrals?state=\(asked.rawValue)").json["referrals"]?.list ?? []
            let expected: [JSONValue] = asked == state ? [.string(state.rawValue)] : []
            #expect(found.compactMap { $0["state"] } == expected, "\(state) among \(asked)")
            for row in found {
                #expect(row["near_cap"] == .bool(near.cap) && row["near_expiry"] == .bool(near.expiry), "\(row)")
            }
        }
        let partner = try await service.get("/partners").json["partners"]?.list.first ?? .null
        let counts: [JSONValue] = [near.cap ? 1 : 0, near.expiry ? 1 : 0]
        #expect([partner["near_cap"], partner["near_expiry"]].compactMap { $0 } == counts, "\(partner)")
    }
}
