import Contracts
import ServiceTesting
import Terms
import TestKit
import Testing
@testable import BillingService

/// DOMAIN §4: the first class that fits.
@Suite struct RevenueClassTests {
    private func classified(_ commands: [Asked], referral percent: Percent? = nil) throws -> RevenueClass? {
        var story = try AccountStory()
        for command in commands { try story.when(command) }
        let terms = percent.map { ReferralDiscounts.Terms(percent: $0, startsAt: t0, expiresAt: t0.adding(days: 9)) }
        let entry = ReferralDiscounts.Entry(referralID: ReferralID(high: 1, low: 3), effectiveAt: t0, position: 1, terms: terms)
        return story.state.revenueClass(at: t0.adding(days: 1), referrals: ReferralDiscounts([entry]))
    }

    private func paid(_ first: LocalDate, _ last: LocalDate) -> Asked {
        .imported(
            .paidPeriod(
                ImportedPaidPeriod(
                    invoiceID: InvoiceID(high: 1, low: 2), firstDay: first, lastDay: last, netCents: .zero, totalCents: .zero,
                    source: "transfer", receivedOn: first)),
            at: first.start)
    }

    @Test func everyClassIsReached() throws {
        let today = t0.adding(days: 1).date
        #expect(try classified([]) == .free)
        #expect(try classified([.trial()]) == .trial)
        #expect(try classified([.discount(.trial, 5), .subscription()]) == .trial)
        #expect(try classified([.tier(.innovator, paid: .comped)]) == .comped)
        #expect(try classified([.subscription(), .discount(.scholarship, 100)]) == .comped)
        #expect(try classified([.subscription()]) == .paying)
        #expect(try classified([.subscription(), .discount(.scholarship, 99)]) == .paying)
        #expect(try classified([.managed()]) == .managed)
        #expect(try classified([.managed(), paid(today, today)]) == .paying)
        #expect(try classified([.managed(), paid(today.adding(days: -9), today.adding(days: -1))]) == .managed)
        #expect(try classified([.managed(), paid(today.adding(days: 1), today.adding(days: 9))]) == .managed)
        #expect(try classified([.subscription(Known.canceled, .changemaker)]) == .free)
        #expect(try classified([.subscription(Known.canceled(paidUntil: t0.adding(days: 9)), .changemaker)]) == .paying)
        #expect(try classified([.imported(.tier(.pilot, nil, nil, expiresAt: nil), at: t0)]) == .free)
    }

    @Test func aWholeDiscountOfAReferralLeavesNothingToPay() throws {
        #expect(try classified([.subscription()], referral: Percent(99)) == .paying)
        #expect(try classified([.subscription()], referral: .hundred) == .comped)
        #expect(try classified([.managed()], referral: .hundred) == .comped)
        #expect(try classified([.discount(.trial, 5), .subscription()], referral: .hundred) == .trial)
        #expect(try classified([], referral: .hundred) == .free)
    }

    @Test func anAgreedAmountHasItsDiscountsInItAlready() throws {
        #expect(try classified([.managed(agreed: 120_000, reason: "Agreed")], referral: .hundred) == .managed)
        #expect(try classified([.managed(agreed: 120_000, reason: "Agreed"), .discount(.scholarship, 100)]) == .managed)
    }

    /// The rollup knows the account to be free from the exact instant, so billing can't say otherwise until its timer has run.
    @Test func aTierThatHasEndedIsOverBeforeItsTimerRuns() throws {
        let end = t0.adding(days: 30)
        let trying = try AccountStory(after: .trial())
        #expect(trying.state.revenueClass(at: end.adding(milliseconds: -1)) == .trial)
        #expect(trying.state.revenueClass(at: end) == .free)
        let kept = try AccountStory(after: .managed(at: t0.adding(days: -1)), .selfServe(.keepTier(until: end)))
        #expect(kept.state.revenueClass(at: end.adding(milliseconds: -1)) == .comped)
        #expect(kept.state.revenueClass(at: end) == .free)
        #expect(kept.state.settled(at: end).tierTerms.tier == .free)
        #expect(kept.state.settled(at: end).downgrade?.from == .guardian)
    }

    @Test func aFullDiscountOnAWorkspaceLeavesTheAnswerToTheRollup() throws {
        #expect(try classified([.subscription(), .discount(.scholarship, 100, on: Known.workspace)]) == nil)
    }
}
