import Contracts
import EventSourcing
import TestKit
import Testing
@testable import PartnerService

@Suite("A balance that is imported") struct ImportedBalanceTests {
    private static let today = t0.adding(days: 20)

    /// As of a number of days after `t0`.
    private static func balance(_ day: Int, _ accrued: Cents, paidOut: Cents = .zero) -> ImportBalance {
        ImportBalance(balance: KickbackBalance(asOf: t0.date.adding(days: day), accruedCents: accrued, paidOutCents: paidOut))
    }

    @Test func standsForWhatWasCountedUpToItsDay() throws {
        var story = try ReferralStory(20)
        try story.pays(.euros(100), "tr_1", on: t0.date.adding(days: 5), at: Self.today)
        try story.pays(.euros(100), "tr_2", on: t0.date.adding(days: 6), at: Self.today)
        try story.when(Self.balance(5, .euros(90)), at: Self.today)
        #expect(story.accrued == .euros(110))
        let last = try #require(story.events.last as? KickbackAccrued)
        #expect(last.isImported && last.kind == .accrual && last.amountCents == .euros(70))
    }

    @Test func settlesWhatIsToldLaterOfItsDays() throws {
        var story = try ReferralStory(20)
        try story.when(Self.balance(5, .euros(90)), at: Self.today)
        let payment = try story.pays(.euros(100), "tr_1", on: t0.date.adding(days: 5), at: Self.today)
        let refund = try story.pays(.zero, "tr_1", on: t0.date.adding(days: 5), position: 2, at: Self.today)
        #expect(payment.isEmpty && refund.isEmpty)
        try story.pays(.euros(100), "tr_2", on: t0.date.adding(days: 6), at: Self.today)
        #expect(story.accrued == .euros(110))
        try story.pays(.zero, "tr_2", on: t0.date.adding(days: 6), position: 2, at: Self.today)
        #expect(story.accrued == .euros(90))
    }

    @Test func keepsTheCapWithWhatComesLater() throws {
        var story = try ReferralStory(20, cap: .euros(100))
        #expect(throws: Rejection.balanceAboveCap(.euros(100))) { try story.when(Self.balance(5, .euros(101)), at: Self.today) }
        try story.when(Self.balance(5, .euros(90)), at: Self.today)
        try story.pays(.euros(100), "tr_2", on: t0.date.adding(days: 6), at: Self.today)
        #expect(story.accrued == .euros(100))
        try story.amend(ReferralChanges(cap: .set(.euros(200))), at: Self.today)
        #expect(story.accrued == .euros(110))
        #expect(throws: Rejection.referralHasEarned) { try story.amend(ReferralChanges(startsAt: t0.adding(days: 1)), at: Self.today) }
    }

    @Test func isOneOfItsDayAndFollowedByLaterOnesOnly() throws {
        var story = try ReferralStory(20)
        #expect(throws: Rejection.balanceBeforeStart(t0.date)) { try story.when(Self.balance(-1, .euros(90)), at: Self.today) }
        try story.when(Self.balance(5, .euros(90)), at: Self.today)
        let again = try story.when(Self.balance(5, .euros(90)), at: Self.today)
        #expect(again.isEmpty)
        #expect(throws: Rejection.self) { try story.when(Self.balance(5, .euros(91)), at: Self.today) }
        #expect(throws: Rejection.self) { try story.when(Self.balance(4, .euros(90)), at: Self.today) }
        try story.pays(.euros(100), "tr_1", on: t0.date.adding(days: 7), at: Self.today)
        try story.when(Self.balance(8, .euros(60)), at: Self.today)
        let last = try #require(story.events.last as? KickbackAccrued)
        #expect(story.accrued == .euros(60) && last.kind == .reversal && last.amountCents == .euros(-50))
    }

    @Test func holdsAllPayoutsOfItsDays() throws {
        var story = try ReferralStory(20)
        try story.pays(.euros(1_000), "tr_1", at: t0)
        try story.payOut(.euros(150), "Transfer 1", on: t0.date.adding(days: 3), at: Self.today)
        #expect(throws: Rejection.morePaidOut(.euros(150), by: t0.date.adding(days: 5))) {
            try story.when(Self.balance(5, .euros(300), paidOut: .euros(149)), at: Self.today)
        }
        try story.when(Self.balance(5, .euros(300), paidOut: .euros(180)), at: Self.today)
        #expect((story.events.last as? KickbackPaidOut)?.amountCents == .euros(30))
        #expect(story.balance == .euros(120))
        func payout(_ day: Int) -> ImportPayout {
            ImportPayout(payout: RecordPayout(amount: .euros(20), paidOn: t0.date.adding(days: day), reference: "Transfer 2"))
        }
        #expect(throws: Rejection.self) { try story.when(payout(5), at: Self.today) }
        #expect(throws: Rejection.self, "nor by hand") { try story.when(payout(5).payout, at: Self.today) }
        try story.when(payout(6), at: Self.today)
        #expect(story.balance == .euros(100))
    }

    @Test func letsAWithdrawnPayoutOfItsDaysBeRecordedRightly() throws {
        var story = try ReferralStory(20)
        let day = t0.date.adding(days: 3)
        try story.pays(.euros(1_000), "tr_1", at: t0)
        try story.payOut(.euros(40), "Transfer 1", on: day, at: Self.today)
        try story.when(Self.balance(5, .euros(300), paidOut: .euros(100)), at: Self.today)
        #expect(story.balance == .euros(200))
        let withdrawal = WithdrawPayout(reference: "Transfer 1", recordedAt: Self.today, reason: try Reason("The day was wrong"))
        try story.when(withdrawal, at: Self.today)
        #expect(throws: Rejection.self, "more than was withdrawn") { try story.payOut(.euros(41), on: day, at: Self.today) }
        try story.payOut(.euros(40), on: day, at: Self.today)
        #expect(story.balance == .euros(200))
        #expect(throws: Rejection.self, "all is told again") { try story.payOut(Cents(1), "Transfer 2", on: day, at: Self.today) }
    }
}
