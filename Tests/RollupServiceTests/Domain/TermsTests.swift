import Contracts
import ServiceTesting
import TestKit
import Terms
import Testing
@testable import RollupService

@Suite("Terms of an account over time")
struct TermsTests {
    static let live = BillingMode(paymentMode: .mollie, managed: false, hasLiveSubscription: true, agreedSeats: nil)

    @Test func aLateChangeCountsFromItsEffectiveTime() {
        let terms = AccountTerms([
            Given.term("2026-10-10", 5, .tier(.guardian, .annual, expiresAt: nil, isTrial: false)),
            Given.term("2026-08-05", 9, .mode(Self.live, .innovator, .monthly, expiresAt: nil)),
        ])
        let tiers = [7, 8, 9, 10, 11].map { number in
            terms.inForce(AsOf(month: Month(year: 2026, number: number), now: Given.t0)).tier
        }
        #expect(tiers == [.free, .innovator, .innovator, .guardian, .guardian])
        #expect(terms.inForce(Given.now).mode == Self.live)
        #expect(terms.inForce(Given.now).downgrade == nil)
    }

    @Test(arguments: [("2026-11-23T11:59:59.999Z", Tier.changemaker), ("2026-11-23T12:00:00Z", .free)])
    func aTrialEndsAtItsInstantWithoutBeingToldSo(moment: String, tier: Tier) {
        let ends = Given.t0
        let terms = AccountTerms([Given.term("2026-10-24T12:00:00Z", 1, .tier(.changemaker, nil, expiresAt: ends, isTrial: true))])
        let inForce = terms.inForce(AsOf(month: Given.november, now: Given.at(moment)))
        #expect(inForce.tier == tier)
        #expect(inForce.hasRunningTrial == (tier == .changemaker))
        #expect(inForce.downgrade == (tier == .free ? Downgrade(at: ends, from: .changemaker) : nil))
        #expect(terms.nextChange(after: Given.at("2026-11-01")) == ends)
    }

    /// A decision of staff holds from the newest fact on, which may be five minutes ahead, and billing shows it at once.
    @Test(arguments: [(300_000, Tier.guardian), (300_001, .free)] as [(Int64, Tier)])
    func termsCountAsFarAheadAsAFactMayBe(milliseconds: Int64, tier: Tier) {
        let decided = Term(
            effectiveAt: Given.t0.adding(milliseconds: milliseconds), position: 1,
            change: .tier(.guardian, .annual, expiresAt: nil, isTrial: false))
        #expect(AccountTerms([decided]).inForce(Given.now).tier == tier)
    }

    @Test func beingToldOfAnExpiryChangesNothingMore() {
        let ends = Given.at("2026-11-20")
        let trial = Given.term("2026-10-21", 1, .tier(.changemaker, nil, expiresAt: ends, isTrial: true))
        let expired = Given.term("2026-11-20", 2, .tier(.free, nil, expiresAt: nil, isTrial: false))
        #expect(AccountTerms([trial, expired]).inForce(Given.now) == AccountTerms([trial]).inForce(Given.now))
    }

    /// Billing repeats tier and end where only the cadence or the mode changes; anything else ends the trial.
    @Test func aTrialGoesOnWhileItsTierAndEndStay() {
        let ends = Given.at("2026-12-20")
        let trial = Given.term("2026-11-20", 1, .tier(.changemaker, nil, expiresAt: ends, isTrial: true))
        func isTrial(after change: Term.Change) -> Bool {
            AccountTerms([trial, Given.term("2026-11-21", 2, change)]).inForce(Given.now).hasRunningTrial
        }
        #expect(isTrial(after: .tier(.changemaker, .monthly, expiresAt: ends, isTrial: false)))
        #expect(isTrial(after: .mode(.none, .changemaker, .annual, expiresAt: ends)))
        #expect(!isTrial(after: .tier(.guardian, .annual, expiresAt: ends, isTrial: false)))
        #expect(!isTrial(after: .tier(.changemaker, .annual, expiresAt: nil, isTrial: false)))
        #expect(!isTrial(after: .mode(Self.live, .changemaker, .annual, expiresAt: nil)))
    }

    @Test func whatACanceledSubscriptionHasPaidForLastsToItsEnd() {
        let end = Given.at("2026-11-20")
        let subscribed = Given.term("2026-05-01", 1, .mode(Self.live, .guardian, .annual, expiresAt: nil))
        let paid = PaidStay(until: end, replacesPayer: false)
        let canceled = Given.term("2026-11-01", 2, .mode(.none, .guardian, .annual, expiresAt: end, paid))
        func inForce(_ terms: [Term], _ moment: String) -> TermsInForce {
            AccountTerms([subscribed, canceled] + terms).inForce(AsOf(month: Given.november, now: Given.at(moment)))
        }
        #expect(inForce([], "2026-11-19").paidUntil == end && inForce([], "2026-11-19").tier == .guardian)
        #expect(inForce([], "2026-11-20").paidUntil == nil && inForce([], "2026-11-20").tier == .free)
        #expect(inForce([], "2026-11-20").downgrade == Downgrade(at: end, from: .guardian))
        let moved = Given.term("2026-11-02", 3, .tier(.guardian, .annual, expiresAt: Given.at("2026-11-25"), isTrial: false))
        #expect(inForce([moved], "2026-11-19").paidUntil == end, "the tier stays, and so does what is paid for")
        #expect(inForce([moved], "2026-11-21").paidUntil == nil && inForce([moved], "2026-11-21").tier == .guardian)
        let lowered = Given.term("2026-11-02", 3, .tier(.changemaker, .annual, expiresAt: nil, isTrial: false))
        #expect(inForce([lowered], "2026-11-03").paidUntil == nil, "another tier was not paid for")
        let managed = BillingMode(paymentMode: .offline, managed: true, hasLiveSubscription: false)
        let invoiced = Given.term("2026-11-02", 3, .mode(managed, .guardian, .annual, expiresAt: nil))
        #expect(inForce([invoiced], "2026-11-03").paidUntil == nil, "who pays is said anew")
        #expect(AccountTerms([subscribed, canceled, moved]).nextChange(after: Given.at("2026-11-03")) == end)
    }

    @Test func aDowngradeIsMadeGoodByRisingAgain() {
        let down = [
            Given.term("2026-09-01", 1, .tier(.guardian, .annual, expiresAt: nil, isTrial: false)),
            Given.term("2026-11-10", 2, .tier(.innovator, .annual, expiresAt: nil, isTrial: false)),
        ]
        #expect(AccountTerms(down).inForce(Given.now).downgrade == Downgrade(at: Given.at("2026-11-10"), from: .guardian))
        let partly = down + [Given.term("2026-11-12", 3, .tier(.changemaker, .annual, expiresAt: nil, isTrial: false))]
        #expect(AccountTerms(partly).inForce(Given.now).downgrade?.from == .guardian)
        let again = down + [Given.term("2026-11-12", 3, .tier(.guardian, .annual, expiresAt: nil, isTrial: false))]
        #expect(AccountTerms(again).inForce(Given.now).downgrade == nil)
    }

    @Test(arguments: [("2026-09-30", false), ("2026-10-31", true), ("2026-11-15", true), ("2026-11-23", true), ("2026-12-31", false)])
    func aPaidInvoiceCoversItsPeriod(day: String, covered: Bool) throws {
        let first = try #require(LocalDate("2026-10-01"))
        let last = try #require(LocalDate("2026-12-30"))
        let terms = AccountTerms([Given.term("2026-11-20", 1, .paidPeriod(PaidPeriod(first, last)))])
        let moment = Given.at(day)
        #expect(terms.inForce(AsOf(month: moment.month, now: moment)).isPaidUp == covered)
    }

    @Test func discountsAreOfTheAccountOrOfAWorkspaceAndCanBeCleared() {
        let discount = Discount(kind: .staffDiscount, percent: Given.percent(30))
        let terms = AccountTerms([
            Given.term("2026-08-01", 1, .discount(discount, nil)),
            Given.term("2026-09-01", 2, .discount(discount, Given.workspace(1))),
            Given.term("2026-10-01", 3, .discount(nil, nil)),
            Given.term("2026-11-01", 4, .discount(nil, Given.workspace(1))),
        ])
        let seen = (8...11).map { terms.inForce(AsOf(month: Month(year: 2026, number: $0), now: Given.t0)) }
        #expect(seen.map(\.accountDiscount) == [discount, discount, nil, nil])
        #expect(seen.map { $0.workspaceDiscounts.count } == [0, 1, 1, 0])
    }
}
