import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

/// What of an account ends or is due again, and on which day (DOMAIN §10).
@Suite struct RenewalTests {
    private static let today = t0.date

    @Test func aManagedAccountThatWasNeverInvoicedIsDueFromTheDayItBecameManaged() throws {
        var story = try AccountStory(after: .managed(.guardian, at: t0.adding(days: -30)))
        let expected = Renewal(kind: .invoicePeriod, dueOn: Self.today.adding(days: -30), endsAt: nil)
        #expect(story.state.renewal == expected)
        // Other terms of managed billing don't begin it anew.
        try story.when(.managed(.guardian, seats: 9))
        #expect(story.state.renewal == expected)
    }

    @Test func theLastInvoicedDayIsTheOneThatCounts() throws {
        var story = try AccountStory.managed(try .invoice())
        let first = try #require(try story.invoice().period)
        #expect(story.state.renewal == Renewal(kind: .invoicePeriod, dueOn: first.lastDay, endsAt: nil))
        try story.when(try .invoice(2))
        let second = try #require(try story.invoice(2).period)
        #expect(second.firstDay == first.dayAfter && story.state.renewal?.dueOn == second.lastDay)
        // What is credited was never invoiced.
        try story.when(.credit(2))
        #expect(story.state.renewal?.dueOn == first.lastDay)
        try story.when(.credit(1, note: 2))
        #expect(story.state.renewal?.dueOn == Self.today.adding(days: -30))
    }

    @Test func aPaidPeriodOfAnImportedPastWasInvoicedAndTheNextOneFollowsIt() throws {
        var story = try AccountStory.managed()
        let (firstDay, lastDay) = (Self.today.adding(days: -20), Self.today.adding(days: 10))
        let period = ImportedPaidPeriod(
            invoiceID: InvoiceWorld.invoiceID(9), firstDay: firstDay, lastDay: lastDay, netCents: Cents(100), totalCents: Cents(121),
            source: "transfer", receivedOn: firstDay)
        try story.when(.imported(.paidPeriod(period), at: firstDay.start))
        #expect(story.state.renewal?.dueOn == lastDay)
        try story.when(try .invoice())
        #expect(try story.invoice().period?.firstDay == lastDay.adding(days: 1))
    }

    @Test func whatWasInvoicedBeforeBillingBecameManagedAgainSaysNothing() throws {
        var story = try AccountStory.managed(try .invoice(1, InvoiceOrder(content: .seats(nil), billingPeriod: .monthly)))
        try story.when(.selfServe(.toFree, at: t0.adding(days: 1)))
        #expect(story.state.renewal == nil)
        try story.when(.managed(.guardian, at: t0.adding(days: 90)))
        #expect(story.state.renewal?.dueOn == Self.today.adding(days: 90))
    }

    @Test func aTrialEndsOnItsLastDay() throws {
        let story = try AccountStory(after: .trial(.changemaker))
        let end = t0.adding(days: 30)
        #expect(story.state.renewal == Renewal(kind: .trial, dueOn: end.date, endsAt: end))
    }

    @Test func aTierThatIsKeptEndsOnTheDayBeforeMidnight() throws {
        let midnight = Self.today.adding(days: 41).start
        var story = try AccountStory(after: .managed(.guardian, at: t0.adding(days: -1)))
        try story.when(.selfServe(.keepTier(until: midnight)))
        #expect(story.state.renewal == Renewal(kind: .keptTier, dueOn: Self.today.adding(days: 40), endsAt: midnight))
        try story.when(.expireTier(at: midnight))
        #expect(story.state.renewal == nil)
    }

    @Test func aCanceledSubscriptionEndsWithWhatIsPaidForAndIsKeptWhereStaffMoveThat() throws {
        let end = t0.adding(days: 20)
        var story = try AccountStory(
            after: .subscription(Known.live, .guardian, .monthly, at: t0.adding(days: -9)),
            .subscription(Known.canceled(paidUntil: end), .guardian, .monthly))
        #expect(story.state.renewal == Renewal(kind: .canceledSubscription, dueOn: end.date, endsAt: end))
        try story.when(Asked(MoveTierEnd(end: end.adding(days: 5), reason: try Reason("Thinks about it"))))
        #expect(story.state.renewal?.kind == .keptTier)
        try story.when(.subscription(Known.live, .guardian, .monthly, at: t0.adding(days: 2)))
        #expect(story.state.renewal == nil)
    }

    @Test func whatGoesOnByItselfIsNoRenewal() throws {
        let comped = try Asked.tier(.guardian, paid: .comped)
        for story in try [AccountStory(), AccountStory(after: .subscription()), AccountStory(after: comped)] {
            #expect(story.state.renewal == nil)
        }
    }

    /// Managed billing under a tier that ends: nobody invoices beyond that.
    @Test func ofTwoTheFirstCountsAndTheEndOfTheTierWhereBothAreOnOneDay() throws {
        var story = try AccountStory.managed()
        let end = Self.today.adding(days: 11).start
        try story.when(.tier(.guardian, expiresAt: end))
        #expect(story.state.renewal?.kind == .invoicePeriod)
        var order = InvoiceOrder(content: .seats(nil))
        order.lastDay = Self.today.adding(days: 10)
        try story.when(.invoice(1, order))
        #expect(story.state.renewal == Renewal(kind: .keptTier, dueOn: Self.today.adding(days: 10), endsAt: end))
    }

    @Test func theNextAmountIsThatOfTheNextInvoiceOrInterval() throws {
        func amount(_ story: AccountStory, seats: Int) -> Cents? {
            story.state.nextAmount(seatedIn: Array(repeating: Known.workspace, count: seats), prices: .standard, referrals: .none)
        }
        let list = PriceList.standard
        var story = try AccountStory.managed(try .invoice())
        #expect(amount(story, seats: 3) == list.intervalAmount(.guardian, .annual, seats: 3, discount: .zero))
        let invoiced = try story.invoice().document.netCents
        #expect(amount(story, seats: 3) == invoiced)
        try story.when(.discount(.scholarship, 50, on: Known.workspace))
        #expect(amount(story, seats: 4) == list.intervalAmount(.guardian, .annual, seats: 2, discount: .zero))
        try story.when(.managed(.guardian, agreed: 123_456, reason: "Agreed"))
        #expect(amount(story, seats: 4) == Cents(123_456))
        let trial = try AccountStory(after: .trial(.changemaker))
        #expect(amount(trial, seats: 2) == list.intervalAmount(.changemaker, .annual, seats: 2, discount: .zero))
        let free = try AccountStory()
        #expect(amount(free, seats: 2) == nil)
    }

    @Test(arguments: ["", "trial", "trial.x.2026-12-31", "refund.0b0e7a52-5b1f-4d59-9b5e-2f6d5d9f0a11.2026-12-31", "a.b.c.d"])
    func whatIsNoIDIsNone(text: String) {
        #expect(RenewalID(text) == nil)
    }

    @Test func anIDIsReadAsItIsWrittenAndInNoOtherWay() {
        let id = RenewalID(kind: .keptTier, account: AccountID(of: Known.organisation), dueOn: Self.today)
        #expect(RenewalID(id.description) == id)
        #expect(RenewalID(id.description.uppercased()) == nil && RenewalID(id.description + ".") == nil)
    }
}
