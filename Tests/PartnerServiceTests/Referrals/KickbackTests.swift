import Contracts
import EventSourcing
import TestKit
import Testing
@testable import PartnerService

@Suite struct KickbackTests {
    @Test func theCapTakesWhatIsAboveItAndAReversalGivesItBackFirst() throws {
        var story = try ReferralStory(20, cap: .euros(500))
        try story.pays(.euros(3_600))
        #expect(story.accrued == .euros(500))
        #expect(story.state.ledger.uncapped == .euros(720))
        try story.pays(.euros(2_500), position: 2)
        #expect(story.accrued == .euros(500))
        try story.pays(.zero, position: 3)
        #expect(story.accrued == .zero)
    }

    @Test func whatTheCapLeavesNothingOfIsRemembered() throws {
        var story = try ReferralStory(20, cap: .euros(500))
        try story.pays(.euros(2_500), "tr_1")
        let second = try story.pays(.euros(1_000), "tr_2")
        #expect((second.first as? KickbackAccrued)?.amountCents == .zero)
        try story.pays(.zero, "tr_1", position: 2)
        #expect(story.accrued == .euros(200))
    }

    @Test func theSameNewsChangesNothing() throws {
        var story = try ReferralStory()
        try story.pays(.euros(100))
        let again = try story.pays(.euros(100))
        #expect(again.isEmpty)
        try story.pays(.zero, position: 5)
        let older = try story.pays(.euros(100), position: 3)
        #expect(older.isEmpty)
        #expect(story.accrued == .zero)
    }

    static let expiry = t0.adding(days: 10)
    static let days: [(Int, Bool)] = [(-1, false), (0, true), (10, true), (11, false)]

    @Test(arguments: days) func bothEndsOfTheTermCount(day: Int, counts: Bool) throws {
        var story = try ReferralStory(expiresAt: Self.expiry)
        try story.pays(.euros(100), on: t0.date.adding(days: day), at: t0.adding(days: 20))
        #expect(story.accrued == (counts ? .euros(20) : .zero))
    }

    @Test func anEndAtMidnightBelongsToTheDayBefore() throws {
        var story = try ReferralStory(expiresAt: t0.date.adding(days: 10).start)
        try story.pays(.euros(100), "tr_1", on: t0.date.adding(days: 9), at: t0.adding(days: 20))
        try story.pays(.euros(100), "tr_2", on: t0.date.adding(days: 10), at: t0.adding(days: 20))
        #expect(story.accrued == .euros(20))
    }

    @Test func whatIsPaidOnTheDayOfAnEndCountsAndNothingLater() throws {
        var story = try ReferralStory()
        try story.end(at: t0.adding(days: 3))
        try story.pays(.euros(100), "tr_1", on: t0.date.adding(days: 3), at: t0.adding(days: 5))
        try story.pays(.euros(100), "tr_2", on: t0.date.adding(days: 4), at: t0.adding(days: 5))
        #expect(story.accrued == .euros(20))
    }

    /// Percent of a net amount that lies exactly between two cents goes to the even one, and goes back whole.
    static let halves: [(Int64, Int, Int64)] = [(250, 1, 2), (350, 1, 4), (50, 1, 0), (150, 1, 2), (151, 1, 2), (149, 1, 1)]

    @Test(arguments: halves) func aShareIsRoundedHalfToEven(net: Int64, percent: Int, expected: Int64) throws {
        let share = KeptMoney(Cents(net), net: .euros(1), of: .euros(1)).share(try #require(Percent(percent)))
        #expect(share == Cents(expected))
    }

    @Test func theGreatestAmountsDoNotOverflow() {
        let top = Cents.range.upperBound
        #expect(KeptMoney(top, net: top, of: top).share(.hundred) == top)
        #expect(KeptMoney(top, net: top, of: .zero).share(.hundred) == .zero)
        #expect(KeptMoney(Cents(-5), net: top, of: top).share(.hundred) == .zero)
    }

    @Test func aPayoutThatWasNoneIsWithdrawnOnce() throws {
        var story = try ReferralStory()
        try story.pays(.euros(1_000))
        try story.payOut(.euros(150))
        let withdrawal = WithdrawPayout(reference: "Transfer 1", recordedAt: t0, reason: try Reason("Another partner was paid"))
        try story.when(withdrawal, at: t0.adding(days: 1))
        #expect(story.balance == .euros(200) && story.state.ledger.paidOut == .zero)
        #expect(throws: Rejection.payoutWithdrawn("Transfer 1")) { try story.when(withdrawal) }
        // Recorded rightly under the same reference, which the earlier withdrawal says nothing of.
        try story.payOut(.euros(20), at: t0.adding(days: 1))
        #expect(throws: Rejection.payoutWithdrawn("Transfer 1")) { try story.when(withdrawal) }
        #expect(story.balance == .euros(180))
    }

    @Test func payoutsComeOutOfTheBalanceAndEachOnce() throws {
        var story = try ReferralStory()
        try story.pays(.euros(1_000))
        try story.payOut(.euros(150))
        #expect(story.balance == .euros(50))
        #expect(throws: Rejection.payoutAboveBalance(.euros(50))) { try story.payOut(Cents(5_001), "Transfer 2") }
        #expect(throws: Rejection.payoutRecorded("Transfer 1")) { try story.payOut(.euros(10)) }
        #expect(throws: Rejection.self) { try story.payOut(.euros(10), "Transfer 3", on: t0.date.adding(days: 1)) }
        try story.pays(.zero, position: 2)
        #expect(story.balance == .euros(-150))
        #expect(throws: Rejection.payoutAboveBalance(.euros(-150))) { try story.payOut(Cents(1), "Transfer 4") }
    }
}
