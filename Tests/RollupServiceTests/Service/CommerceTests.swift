import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import RollupService

/// How accounts are paid for, as the rollup shows it.
@Suite("Subscriptions, invitations and gifts in the rollup")
struct CommerceTests {
    private let customer = Customer()

    private func subscription(_ status: SubscriptionStatus, _ change: (inout Subscription) -> Void = { _ in }) -> Subscription {
        var subscription = Subscription(status: status, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
        change(&subscription)
        return subscription
    }

    private func told(
        _ subscription: Subscription, by customer: inout Customer, expiresAt: Instant? = nil, at instant: Instant
    ) throws -> CloudEvent {
        let identity = AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation)
        return try customer.billing(
            BillingModeChanged(
                of: identity, paymentMode: subscription.isLive ? .mollie : .none, previousPaymentMode: .none, managed: false,
                subscription: subscription, tier: subscription.status == .pending ? .free : .changemaker, previousTier: .free,
                billingPeriod: .annual, expiresAt: expiresAt, cause: .subscription, effectiveAt: instant), at: instant)
    }

    private func row(_ service: ServiceHarness) async throws -> JSONValue? {
        try await service.get("/rollup").json["accounts"]?[0]
    }

    @Test func aCanceledSubscriptionIsShownToItsEndAndFallsBackByTheClock() async throws {
        var customer = customer
        let end = Given.t0.adding(days: 3)
        let events =
            try customer.opening() + [customer.member(.random(), .owner)] + [
                told(subscription(.active), by: &customer, at: Given.at("2026-06-01")),
                told(subscription(.canceled) { $0.accessUntil = end }, by: &customer, expiresAt: end, at: Given.at("2026-11-20")),
            ]
        try await withService { service in
            try service.tell(events)
            let paid = try await row(service)
            #expect(paid?["class"] == "paying" && paid?["mrr_cents"] == 7_500)
            #expect(paid?["ends_at"] == .string("\(end)"))
            #expect(paid?["subscription_status"]?["status"] == "canceled")
            #expect(paid?["subscription_status"]?["until"] == .string("\(end)"))
            service.time.set(end)
            try await service.runTimers()
            let ended = try await row(service)
            #expect(ended?["class"] == "free" && ended?["tier"] == "free" && ended?["mrr_cents"] == 0)
            #expect(ended?["ends_at"] == .null)
        }
    }

    @Test func pastDuePendingAndTroubleAreShown() async throws {
        var customer = customer
        let since = Given.at("2026-11-02")
        let events =
            try customer.opening() + [
                told(subscription(.pending), by: &customer, at: Given.at("2026-10-01"))
            ]
        let later = try [
            told(
                subscription(.pastDue) {
                    $0.pastDueSince = since
                    $0.seatRepriceFailedAt = since
                    $0.provisionedSeats = 4
                }, by: &customer, at: Given.at("2026-11-10"))
        ]
        try await withService { service in
            try service.tell(events)
            let ordered = try await row(service)
            #expect(ordered?["subscription_status"]?["status"] == "pending")
            #expect(ordered?["subscription_status"]?["since"] == "2026-10-01T00:00:00Z")
            #expect(ordered?["class"] == "free", "nothing is paid yet")
            try service.tell(later)
            let due = try await row(service)
            #expect(due?["subscription_status"]?["status"] == "past_due")
            #expect(due?["subscription_status"]?["since"] == "2026-11-02T00:00:00Z")
            #expect(due?["payment_trouble"]?["kind"] == "seat_reprice_failed")
            #expect(due?["provisioned_seats"] == 4)
            #expect(due?["class"] == "paying")
        }
    }

    @Test func anInvitationCountsUntilItLapsesAndIsNotBilled() async throws {
        var customer = customer
        let events =
            try customer.opening() + [customer.member(.random(), .owner)] + [
                told(subscription(.active), by: &customer, at: Given.at("2026-06-01"))
            ]
        let invitation = MembershipChanged(
            workspaceID: customer.workspace, organisationID: customer.organisation, invitedEmail: "new@acme.example", role: .member,
            state: .pending, joinedAt: Given.t0, source: .direct, expiresAt: Given.t0.adding(days: 2))
        try await withService { service in
            try service.tell(try events + [.fact(invitation, at: Given.t0)])
            let invited = try await row(service)
            #expect(invited?["seats"] == 2 && invited?["pending_seats"] == 1)
            #expect(invited?["mrr_cents"] == 7_500 && invited?["mrr_pending_cents"] == 7_500)
            service.time.set(Given.t0.adding(days: 2))
            try await service.runTimers()
            let lapsed = try await row(service)
            #expect(lapsed?["seats"] == 1 && lapsed?["pending_seats"] == 0 && lapsed?["mrr_pending_cents"] == 0)
            #expect(try await service.get("/accounts/\(customer.accountID)/people").json["total"] == 1)
            #expect(try await service.get("/workspaces/\(customer.workspace)/members").json["members"]?.list.count == 1)
        }
    }

    @Test func totalsTellWhatIsGivenAwayAndEachTier() async throws {
        var customer = customer
        let events = try customer.opening() + [customer.member(.random(), .owner), customer.tier(.guardian, at: Given.at("2026-06-01"))]
        try await withService { service in
            try service.tell(events)
            for path in ["/rollup", "/rollup?search=acme"] {
                let totals = try await service.get(path).json["totals"]
                #expect(totals?["list_mrr_cents"] == 15_000 && totals?["given_away_cents"] == 15_000)
                #expect(totals?["given_away"]?["by_kind"]?["comped"] == 15_000)
                #expect(totals?["given_away"]?["by_class"]?["comped"] == 15_000)
                #expect(totals?["by_tier"]?["guardian"]?["seats"] == 1)
                #expect(totals?["by_tier"]?["guardian"]?["active_accounts"] == 1)
            }
        }
    }
}
