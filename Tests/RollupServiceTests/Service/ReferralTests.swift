import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import RollupService

/// How a referral's discount goes into revenue: from when it is agreed until it ends, by the clock too.
@Suite("Referrals in the rollup")
struct ReferralTests {
    private let october = Given.at("2026-10-01")

    private func event(_ payload: some EventPayload, _ position: Int64, at instant: Instant) throws -> CloudEvent {
        var event = try CloudEvent.fact(payload, at: instant, source: EventContext.partner.source)
        event.position = position
        return event
    }

    private func row(_ service: ServiceHarness) async throws -> JSONValue? {
        try await service.get("/rollup").json["accounts"]?[0]
    }

    private func agreed(_ referral: ReferralIdentity, _ percent: Int, until end: Instant?) throws -> CloudEvent {
        let terms = ReferralTerms(kickbackPercent: .zero, discountPercent: Given.percent(percent), startsAt: october, expiresAt: end)
        let agreed = Given.t0.adding(days: -1)
        return try event(ReferralAgreed(referral, terms: terms, reason: "They brought them", effectiveAt: agreed), 1, at: agreed)
    }

    private func subscribed(_ customer: inout Customer) throws -> [CloudEvent] {
        let subscription = Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
        let mode = BillingModeChanged(
            of: AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation), paymentMode: .mollie,
            previousPaymentMode: .none, managed: false, subscription: subscription, tier: .changemaker, previousTier: .free,
            billingPeriod: .annual, cause: .subscription, effectiveAt: Given.at("2026-06-01"))
        return try customer.opening() + [
            customer.member(.random(), .owner), customer.member(.random()), customer.billing(mode, at: Given.at("2026-06-01")),
        ]
    }

    @Test func revenueFallsWhileItRunsAndComesBackByTheClock() async throws {
        var customer = Customer()
        let end = Given.t0.adding(days: 3)
        let referral = ReferralIdentity(
            referralID: .random(), partnerOrganisationID: .random(), clientOrganisationID: customer.organisation)
        let events = try subscribed(&customer)
        try await withService { service in
            try service.tell(events)
            #expect(try await row(service)?["mrr_cents"] == 15_000)
            try service.tell([agreed(referral, 20, until: end)])
            let less = try await row(service)
            #expect(less?["mrr_cents"] == 12_000 && less?["list_mrr_cents"] == 15_000 && less?["class"] == "paying")
            let totals = try await service.get("/rollup").json["totals"]
            #expect(totals?["given_away"]?["by_kind"]?["referral"] == 3_000 && totals?["given_away_cents"] == 3_000)
            let past = try await service.get("/rollup?month=2026-10").json["accounts"]?[0]
            #expect(past?["mrr_cents"] == 15_000, "the start lies in a month that was over when it was agreed")
            let moved = try await service.get("/mrr/2026-11/movements").json["movements"]?[0]
            #expect(moved?["amount_cents"] == -3_000 && moved?["events"]?[0]?["type"] == "referral-agreed")
            let parts = try await service.get("/accounts/\(customer.accountID)/revenue").json["parts"]
            #expect(parts?[0]?["discount"]?["kind"] == "referral" && parts?[0]?["amount_cents"] == 12_000)
            service.time.set(end)
            try await service.runTimers()
            #expect(try await row(service)?["mrr_cents"] == 15_000)
        }
    }

    @Test func revenueComesBackWhenItIsEnded() async throws {
        var customer = Customer()
        let referral = ReferralIdentity(
            referralID: .random(), partnerOrganisationID: .random(), clientOrganisationID: customer.organisation)
        let events = try subscribed(&customer)
        try await withService { service in
            try service.tell(events + [agreed(referral, 100, until: nil)])
            let given = try await row(service)
            #expect(given?["mrr_cents"] == 0 && given?["class"] == "comped")
            try service.tell([event(ReferralEnded(referral, reason: "Over", effectiveAt: Given.t0), 2, at: Given.t0)])
            let back = try await row(service)
            #expect(back?["mrr_cents"] == 15_000 && back?["class"] == "paying")
        }
    }
}
