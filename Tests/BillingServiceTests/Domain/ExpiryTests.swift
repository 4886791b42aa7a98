import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct ExpiryTests {
    let end = t0.adding(days: 30)

    @Test func theTierFallsToFreeExactlyAtItsEndAndOnce() throws {
        var story = try AccountStory(after: .trial())
        #expect(try story.when(.expireTier(at: end.adding(milliseconds: -1))) == [])
        let expired = TierExpired(
            of: AccountIdentity(of: Known.organisation), tier: .free, previousTier: .changemaker,
            wasTrial: true, effectiveAt: end
        )
        #expect(try story.when(.expireTier(at: end.adding(days: 2))) == [expired])
        #expect(try story.when(.expireTier(at: end.adding(days: 2))) == [])
        #expect(story.state.tierTerms.tier == .free)
        #expect(story.state.downgrade?.at == end)
        #expect(story.state.downgrade?.from == .changemaker)
    }

    @Test func theWarningComesThreeDaysBeforeAndOnce() throws {
        var story = try AccountStory(after: .trial())
        #expect(try story.when(.warnOfExpiry(at: end.adding(days: -3).adding(milliseconds: -1))) == [])
        let warning = TierExpiringSoon(
            of: AccountIdentity(of: Known.organisation), tier: .changemaker, isTrial: true,
            expiresAt: end
        )
        #expect(try story.when(.warnOfExpiry(at: end.adding(days: -3))) == [warning])
        #expect(try story.when(.warnOfExpiry(at: end.adding(days: -2))) == [])
    }

    @Test func whatHasEndedIsNotAnnouncedAnyMore() throws {
        var story = try AccountStory(after: .trial())
        let events = try story.when(.warnOfExpiry(at: end))
        #expect(events.count == 1)
        #expect(events.first is TierExpired, "only the expiry")
    }

    @Test func aNewEndIsAnnouncedAgain() throws {
        var story = try AccountStory(after: .trial(), .warnOfExpiry(at: end.adding(days: -1)))
        try story.when(.tier(.guardian, expiresAt: end.adding(days: 1), at: end.adding(days: -1)))
        #expect(try story.when(.warnOfExpiry(at: end.adding(days: -1))).count == 1)
    }

    @Test func aSubscriptionThatComesToLightKeepsItsOwnTierAtTheEndOfATrial() throws {
        var story = try AccountStory(after: .trial(.guardian))
        try story.when(.subscription(Known.live, .innovator, at: t0.adding(days: -5)))
        #expect(story.state.tierTerms.tier == .guardian)
        try story.when(.expireTier(at: end))
        #expect(story.state.tierTerms.tier == .innovator)
        #expect(story.state.mode.hasLiveSubscription)
    }

    /// The service was down over the end of a trial. Whether the timer or the fact of a purchase before that end comes first must not matter.
    @Test(arguments: [true, false])
    func aPurchaseBeforeTheEndCountsHoweverLateItIsHeardOf(timerFirst: Bool) throws {
        var story = try AccountStory(after: .trial())
        let purchase = Asked.subscription(Known.live, .changemaker, at: end.adding(days: -1))
        let expiry = Asked.expireTier(at: end.adding(days: 2))
        for command in timerFirst ? [expiry, purchase] : [purchase, expiry] { try story.when(command) }
        #expect(story.state.tierTerms.tier == .changemaker)
        #expect(story.state.tierTerms(asOf: end).tier == .changemaker)
        #expect(story.state.downgrade == nil)
        #expect(story.state.mode.hasLiveSubscription)
    }
}
