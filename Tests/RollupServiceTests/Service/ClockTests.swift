import Contracts
import Testing
import WireJSON
@testable import RollupService

@Suite("What the clock alone changes")
struct ClockTests {
    @Test func aMonthTurns() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening() + [customer.recording(900, at: Given.at("2026-11-02")), customer.member(.random())])
            service.time.set(Given.at("2026-12-01T00:00:00Z"))
            #expect(try await service.get("/rollup").json["month"] == "2026-11")
            try await service.runTimers()
            let page = try await service.get("/rollup").json
            #expect(page["month"] == "2026-12")
            #expect(page["accounts"]?[0]?["recorded_seconds"] == 0 && page["accounts"]?[0]?["seats"] == 1)
            #expect(try await service.get("/rollup?month=2026-11").json["accounts"]?[0]?["recorded_seconds"] == 900)
            #expect(try await service.get("/rollup?month=2025-11").status == 422)
        }
    }

    @Test func aTrialEndsToTheMinuteWhileBillingIsSilent() async throws {
        var customer = Customer()
        let end = World.now.adding(hours: 5)
        try await withService { service in
            try service.tell(
                try customer.opening() + [customer.member(.random()), customer.trial(from: end.adding(days: -30), until: end)])
            func row() async throws -> JSONValue? { try await service.get("/rollup").json["accounts"]?[0] }
            service.time.set(end.adding(milliseconds: -1))
            try await service.runTimers()
            #expect(try await row()?["class"] == "trial")
            #expect(try await service.get("/rollup").json["totals"]?["trial_potential_cents"] == 7_500)
            service.time.set(end)
            try await service.runTimers()
            let ended = try await row()
            #expect(ended?["class"] == "free" && ended?["tier"] == "free")
            let risk = try await service.get("/at-risk").json["rows"]?[0]
            #expect(risk?["reason"] == "recently_downgraded" && risk?["downgraded_from"] == "changemaker")
        }
    }

    @Test func aDowngradeIsRecentForFourteenDaysExactly() async throws {
        var customer = Customer()
        let fall = Given.at("2026-11-20T10:00:00Z")
        try await withService { service in
            try service.tell(
                try customer.opening() + [customer.tier(.guardian, at: Given.at("2026-02-01")), customer.tier(.free, at: fall)])
            try await service.runTimers()
            service.time.set(fall.adding(days: 15).adding(milliseconds: -1))
            try await service.runTimers()
            #expect(try await service.get("/at-risk").json["rows"]?.list.count == 1)
            service.time.set(fall.adding(days: 15))
            try await service.runTimers()
            #expect(try await service.get("/at-risk").json["rows"] == [])
            let health = try service.events().compactMap { try $0.decode(AccountHealthChanged.self) }
            #expect(health.map(\.change) == [.entered, .left])
            #expect(health.last?.effectiveAt == fall.adding(days: 15))
        }
    }

    @Test func loginsLeaveAfterThirtyDays() async throws {
        let customer = Customer()
        let ada = UserID.random()
        let login = Given.at("2026-10-25T09:20:00Z")
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.member(ada, .owner), .fact(UserLoggedIn(userID: ada, at: login), at: login),
                    .fact(UserLoggedIn(userID: ada, at: login.adding(days: 10)), at: login.adding(days: 10)),
                ])
            func total() async throws -> JSONValue? { try await service.get("/rollup").json["totals"]?["logins_30d"] }
            #expect(try await total() == 2)
            service.time.set(login.adding(days: 30))
            try await service.runTimers()
            #expect(try await total() == 2)
            service.time.set(login.adding(days: 30).adding(hours: 1))
            try await service.runTimers()
            #expect(try await total() == 1)
            #expect(try await service.get("/rollup").json["accounts"]?[0]?["admins"]?[0]?["logins_30d"] == 1)
            #expect(try await service.get("/rollup?month=2026-10").json["totals"]?["logins_30d"] == 1)
        }
    }

    @Test func aPaidPeriodBeginsAndEndsByItself() async throws {
        var customer = Customer()
        try await withService { service in
            let (first, last) = (try #require(LocalDate("2026-11-25")), try #require(LocalDate("2026-11-27")))
            let managed = BillingModeChanged(
                of: AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation), paymentMode: .offline,
                previousPaymentMode: .none,
                managed: true, tier: .changemaker, previousTier: .free, billingPeriod: .annual, cause: .staff,
                effectiveAt: Given.at("2026-11-01"))
            let paid = InvoicePaid(
                of: AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation), invoiceID: .random(),
                periodStart: first,
                periodEnd: last, netCents: Cents(1), totalCents: Cents(1), source: "bank", receivedOn: first)
            try service.tell(
                try customer.opening() + [
                    customer.billing(managed, at: Given.at("2026-11-01")), customer.billing(paid, at: Given.at("2026-11-20")),
                ])
            var classes: [String?] = []
            for day in ["2026-11-23T12:00:00Z", "2026-11-25T00:00:00Z", "2026-11-27T23:59:59Z", "2026-11-28T00:00:00Z"] {
                service.time.set(Given.at(day))
                try await service.runTimers()
                classes.append(try await service.get("/rollup").json["accounts"]?[0]?["class"]?.text)
            }
            #expect(classes == ["managed", "paying", "paying", "managed"])
        }
    }
}
