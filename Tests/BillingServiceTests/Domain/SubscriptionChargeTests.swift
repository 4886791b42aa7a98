import Contracts
import ServiceTesting
import Terms
import TestKit
import Testing
@testable import BillingService

/// On which days a subscription charges, and what (DOMAIN §10).
@Suite("What subscriptions charge")
struct SubscriptionChargeTests {
    private static let seat = PriceList.standard.seatPrice(.changemaker, .monthly)

    private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

    private func fact(
        _ said: String, next: String?, _ tier: Tier = .changemaker, _ period: BillingPeriod = .monthly, seats: SeatCount? = nil
    ) throws -> Asked {
        var subscription = Known.live
        subscription.nextPaymentOn = try next.map { try day($0) }
        subscription.provisionedSeats = seats
        return .subscription(subscription, tier, period, at: try day(said).start.adding(hours: 4))
    }

    private func canceled(_ said: String, paidUntil: String) throws -> Asked {
        let end = try day(paidUntil).start
        return .subscription(Known.canceled(paidUntil: end), .changemaker, .monthly, at: try day(said).start.adding(hours: 4))
    }

    private func charges(
        _ story: AccountStory, seats: Int = 2, referrals: ReferralDiscounts = .none
    ) -> [SubscriptionCharge] {
        let people = Array(repeating: Known.workspace, count: seats)
        return story.state.subscriptionCharges(ChargeTimeline(story.state.modes), seatedIn: people, prices: .standard, referrals: referrals)
    }

    private func days(_ story: AccountStory) -> [String] { charges(story).map { "\($0.dueOn)\($0.repeats ? "…" : "")" } }

    @Test func aFactTellsTheChargeBeforeItAndThoseAfterIt() throws {
        let story = try AccountStory(after: fact("2026-06-20", next: "2026-07-05"))
        #expect(days(story) == ["2026-06-05", "2026-07-05…"])
        let next = try #require(charges(story).last)
        let range = try day("2026-08-01")...day("2026-10-31")
        #expect(next.days(in: range).map(\.description) == ["2026-08-05", "2026-09-05", "2026-10-05"])
        #expect(next.amount == Self.seat.times(2) && next.seatAmount == Self.seat)
    }

    /// Those of the days on which it runs, the one that comes by what is known of its day.
    @Test func aReferralTakesOffWhatIsChargedWhileItRuns() throws {
        let story = try AccountStory(after: fact("2026-01-05", next: "2026-02-05"), fact("2026-04-20", next: "2026-05-05"))
        let half = try #require(Percent(50))
        let terms = ReferralDiscounts.Terms(percent: half, startsAt: try day("2026-03-01").start, expiresAt: try day("2026-05-05").start)
        let referral = ReferralDiscounts.Entry(
            referralID: .random(), effectiveAt: try day("2026-02-20").start, position: 1, terms: terms)
        let charges = charges(story, referrals: ReferralDiscounts([referral]))
        #expect(charges.map(\.dueOn.description) == ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05", "2026-05-05"])
        let (full, less) = (Self.seat.times(2), Self.seat)
        #expect(charges.map(\.amount) == [full, full, less, less, full])
        #expect(charges[2].seatAmount == Cents(Self.seat.amount / 2))
    }

    @Test func eachChargeIsOneHoweverManyFactsTellOfIt() throws {
        var story = try AccountStory(after: fact("2026-01-31", next: "2026-02-28"), fact("2026-02-28", next: "2026-03-31"))
        #expect(days(story) == ["2026-01-28", "2026-02-28", "2026-03-31…"])
        // A fact that changes nothing but seats, and one that comes late of a time before.
        try story.when(fact("2026-03-12", next: "2026-03-31", seats: 5))
        try story.when(fact("2026-02-10", next: "2026-02-28", seats: 4))
        #expect(days(story) == ["2026-01-28", "2026-02-28", "2026-03-31…"])
    }

    @Test func aChargeOfWhichNothingWasToldIsDueAllTheSame() throws {
        let story = try AccountStory(after: fact("2026-01-05", next: "2026-02-05"), fact("2026-04-20", next: "2026-05-05"))
        #expect(days(story) == ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05", "2026-05-05…"])
    }

    @Test func whatWasPaidWhenItWasCanceledWasCharged() throws {
        let story = try AccountStory(
            after: fact("2026-01-05", next: "2026-02-05"), canceled("2026-02-05", paidUntil: "2026-03-05"))
        #expect(days(story) == ["2026-01-05", "2026-02-05"])
        let before = try AccountStory(
            after: fact("2026-01-05", next: "2026-02-05"), canceled("2026-02-04", paidUntil: "2026-02-05"))
        #expect(days(before) == ["2026-01-05"])
        let unknown = try AccountStory(after: canceled("2026-02-20", paidUntil: "2026-03-05"))
        #expect(days(unknown) == ["2026-02-05"], "the period that it has paid for began with a charge")
    }

    @Test func anotherCadenceDoesNotChangeThePast() throws {
        let story = try AccountStory(
            after: fact("2026-01-05", next: "2026-02-05"), fact("2026-01-20", next: "2026-02-05", .changemaker, .annual))
        #expect(days(story) == ["2026-01-05", "2026-02-05…"])
        #expect(charges(story).last?.amount == PriceList.standard.intervalAmount(.changemaker, .annual, seats: 2, discount: .zero))
    }

    @Test func tierAndDiscountAreThoseOfTheDayAndSeatsThoseOfTheFactAfterIt() throws {
        let story = try AccountStory(
            after: fact("2026-01-05", next: "2026-02-05", seats: 3), .discount(.scholarship, 50, at: day("2026-02-01").start),
            fact("2026-02-05", next: "2026-03-05", .guardian, seats: 4), .discount(.scholarship, 20, at: day("2026-02-20").start))
        let guardian = PriceList.standard.seatPrice(.guardian, .monthly)
        let found = charges(story)
        let discounted = Cents(guardian.amount * 8 / 10)
        let amounts = [Self.seat.times(3), guardian.times(2), discounted.times(2)]
        let seatAmounts: [Cents?] = [nil, nil, discounted]
        #expect(found.map(\.amount) == amounts)
        #expect(found.map(\.seatAmount) == seatAmounts, "of seats to come nobody has told")
    }

    @Test func seatsThatALaterFactNamesAreNotThoseOfTheCharge() throws {
        let story = try AccountStory(
            after: fact("2026-01-05", next: "2026-02-05", seats: 3), fact("2026-02-20", next: "2026-03-05", seats: 9))
        let february = try #require(charges(story).first { $0.dueOn.month == Month(year: 2026, number: 2) })
        #expect(february.seatAmount == Self.seat && february.amount == Self.seat.times(2))
    }

    @Test func pricesThatDifferHaveWhatGoesIntoAllOfThem() throws {
        let story = try AccountStory(
            after: fact("2026-01-05", next: "2026-02-05"), .discount(.scholarship, 50, on: Known.workspace, at: day("2026-01-06").start))
        #expect(charges(story).last?.seatAmount == Cents(Self.seat.amount / 2))
        #expect(charges(story).last?.amount == Self.seat)
    }

    @Test func withoutADayItOnlyRan() throws {
        let story = try AccountStory(
            after: fact("2026-01-05", next: nil), fact("2026-01-20", next: nil, seats: 3), fact("2026-03-05", next: "2026-04-05"))
        let timeline = ChargeTimeline(story.state.modes)
        let ran = UndatedSubscription(firstDay: try day("2026-01-05"), lastDay: try day("2026-03-05"))
        #expect(timeline.undated == [ran])
        #expect(days(story) == ["2026-03-05", "2026-04-05…"])
    }

    @Test func manyYearsOfFactsKeepTheNewestCharges() throws {
        var story = try AccountStory()
        for month in 0..<60 {
            let first = Month(year: 2020, number: 1).adding(months: month)
            try story.when(fact("\(first.day(5))", next: "\(first.next.day(5))"))
        }
        #expect(charges(story).count == 40 && days(story).last == "2025-01-05…")
    }
}
