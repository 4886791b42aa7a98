import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

/// Who cancels keeps what is paid for (DOMAIN §4, §16).
@Suite("A subscription that was canceled and is paid for")
struct CanceledSubscriptionTests {
    private let end = t0.adding(days: 20)

    private func story() throws -> AccountStory {
        try AccountStory(
            after: .subscription(Known.live, .guardian, .monthly, at: t0.adding(days: -9)),
            .subscription(Known.canceled(paidUntil: end), .guardian, .monthly))
    }

    @Test func keepsTierAndClassUpToThatInstant() throws {
        let story = try story()
        #expect(story.state.mode.paymentMode == PaymentMode.none)
        #expect(story.state.tierTerms.expiresAt == end)
        let before = end.adding(milliseconds: -1)
        #expect(story.state.settled(at: before).tierTerms.tier == .guardian)
        #expect(story.state.revenueClass(at: before) == .paying)
        #expect(story.state.settled(at: end).tierTerms.tier == .free)
        #expect(story.state.revenueClass(at: end) == .free)
    }

    @Test func isWarnedOfAndEndsAsADowngrade() throws {
        var story = try story()
        #expect(try story.when(.warnOfExpiry(at: end.adding(days: -4))) == [])
        let warning = try #require(try story.when(.warnOfExpiry(at: end.adding(days: -3))).first as? TierExpiringSoon, "it is said")
        #expect(warning.expiresAt == end)
        let expired = try #require(try story.when(.expireTier(at: end.adding(days: 1))).first as? TierExpired, "it ends")
        #expect(expired.effectiveAt == end)
        #expect(!expired.wasTrial)
        #expect(story.state.downgrade?.from == .guardian)
    }

    @Test func anActiveFactBeforeItTakesTheEndBackAlsoWhenItComesLate() throws {
        for late in [false, true] {
            var story = try story()
            if late { try story.when(.expireTier(at: end)) }
            try story.when(.subscription(Known.live, .guardian, .monthly, at: end.adding(days: -1)))
            #expect(story.state.tierTerms.tier == .guardian)
            #expect(story.state.tierTerms.expiresAt == nil)
            #expect(story.state.revenueClass(at: end.adding(days: 9)) == .paying)
        }
    }

    @Test func staffMayDecideOverIt() throws {
        #expect(try story().rejection(of: .tier(.guardian, paid: .managed, at: t0.adding(days: 1))) == nil)
        var extended = try story()
        try extended.when(Asked(MoveTierEnd(end: end.adding(days: 9), reason: try Reason("Goodwill")), at: t0.adding(days: 1)))
        #expect(extended.state.revenueClass(at: end.adding(milliseconds: -1)) == .paying)
        #expect(extended.state.revenueClass(at: end) == .comped, "nobody has paid for the days that were added")
        try extended.when(.subscription(Known.canceled(paidUntil: end), .guardian, .monthly, at: t0.adding(days: 2)))
        #expect(extended.state.tierTerms.expiresAt == end.adding(days: 9), "the platform tells the old end again")
        #expect(extended.state.revenueClass(at: t0.adding(days: 3)) == .paying)
        try extended.when(.managed(at: t0.adding(days: 4)))
        #expect(extended.state.revenueClass(at: t0.adding(days: 5)) == .managed, "who pays is said anew")
    }

    @Test func whatItWasPaidForEndedLongAgoWhereItComesToLightLate() throws {
        var story = try AccountStory(after: .managed(.innovator, at: t0))
        try story.when(.subscription(Known.live, .guardian, at: t0.adding(days: -90)))
        try story.when(.subscription(Known.canceled(paidUntil: t0.adding(days: -30)), .guardian, at: t0.adding(days: -60)))
        #expect(story.state.tierTerms(asOf: t0.adding(days: -31)).tier == .guardian)
        #expect(story.state.tierTerms(asOf: t0.adding(days: -30)).tier == .free)
        #expect(story.state.tierTerms.tier == .innovator)
    }
}
