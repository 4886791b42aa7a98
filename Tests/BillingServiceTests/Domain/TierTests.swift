import Contracts
import EventSourcing
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct TierTests {
    @Test func aChangeSaysWhatItWasBefore() throws {
        var story = try AccountStory(after: .tier(.guardian, .monthly, at: t0.adding(days: -9)))
        let events = try story.when(.tier(.innovator, .annual))
        #expect(
            events == [
                TierChanged(
                    of: AccountIdentity(of: Known.organisation), tier: .innovator,
                    previousTier: .guardian, billingPeriod: .annual, previousBillingPeriod: .monthly, cause: .staff,
                    reason: "Agreed by phone", effectiveAt: t0)
            ])
        #expect(story.state.downgrade?.at == t0)
        #expect(story.state.downgrade?.from == .guardian)
    }

    @Test func theSameTierAndCadenceChangesNothing() throws {
        var story = try AccountStory(after: .tier(.changemaker, .monthly))
        #expect(try story.when(.tier(.changemaker, .monthly)) == [])
        #expect(try story.when(.tier(.changemaker)) == [])
        #expect(try story.when(.tier(.changemaker, .annual)).count == 1)
    }

    @Test func theWayBackUpTakesAwayTheMarkOfTheDowngrade() throws {
        var story = try AccountStory(after: .tier(.guardian, at: t0.adding(days: -3)), .tier(.free, at: t0.adding(days: -2)))
        try story.when(.tier(.changemaker, at: t0.adding(days: -1)))
        #expect(story.state.downgrade?.from == .guardian)
        try story.when(.tier(.guardian))
        #expect(story.state.downgrade == nil)
    }

    @Test func anotherTierLastsUnlessItIsGivenAnEnd() throws {
        let end = t0.adding(days: 10)
        var story = try AccountStory(after: .tier(.changemaker, expiresAt: end))
        #expect(story.state.tierTerms.expiresAt == end)
        try story.when(.tier(.changemaker, .monthly))
        #expect(story.state.tierTerms.expiresAt == end)
        try story.when(.tier(.guardian))
        #expect(story.state.tierTerms.expiresAt == nil)
    }

    @Test func anotherTierEndsARunningTrial() throws {
        for tier in [Tier.free, .innovator, .guardian] {
            var story = try AccountStory(after: .trial(.changemaker, at: t0.adding(days: -1)))
            try story.when(.tier(tier))
            #expect(story.state.runningTrial(at: t0) == nil)
            #expect(try story.when(.expireTier(at: t0.adding(days: 400))) == [])
        }
    }

    @Test func anotherCadenceLetsATrialRunOn() throws {
        var story = try AccountStory(after: .trial(.changemaker, at: t0.adding(days: -1)))
        let trial = story.state.runningTrial(at: t0)
        try story.when(.tier(.changemaker, .monthly))
        #expect(story.state.runningTrial(at: t0) == trial)
        #expect(trial != nil)
    }

    @Test func aChangeIsRefusedWhileASubscriptionIsLive() throws {
        let pastDue = Subscription(status: .pastDue, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
        for subscription in [Known.live, pastDue] {
            let story = try AccountStory(after: .subscription(subscription, at: t0.adding(days: -1)))
            #expect(try story.rejection(of: .tier(.guardian)) == .liveSubscription)
        }
        let ended = try AccountStory(after: .subscription(Known.canceled, at: t0.adding(days: -1)))
        #expect(try ended.rejection(of: .tier(.guardian)) == nil)
    }

    @Test func anEndLiesAtMostTenYearsAhead() throws {
        let story = try AccountStory()
        let latest = try #require(Instant("2036-11-24T00:00:00Z"))
        #expect(try story.rejection(of: .tier(.guardian, expiresAt: latest)) == nil)
        #expect(
            try story.rejection(of: .tier(.guardian, expiresAt: Instant.range.upperBound))
                == .tooFarAhead(field: "expires_at", months: 120, latest: latest))
    }

    @Test func pilotIsNeverGrantedAnewAndAnEndLiesInTheFuture() throws {
        let story = try AccountStory()
        #expect(try story.rejection(of: .tier(.pilot)) == .neverGranted(.pilot))
        #expect(try story.rejection(of: .tier(.guardian, expiresAt: t0)) == .notInFuture(field: "expires_at", t0))
    }

    /// A clock of the platform that runs ahead must not keep a decision from counting.
    @Test func aDecisionHoldsAtOnceEvenWhenFactsCameFromTheFuture() throws {
        var story = try AccountStory(after: .subscription(Known.canceled, at: t0.adding(hours: 1)))
        try story.when(.tier(.guardian))
        #expect(story.state.tierTerms.tier == .guardian)
    }

    @Test func nothingIsDecidedAboutAnAccountThatIsNotThere() {
        #expect(throws: Rejection.accountNotOpened) { try Asked.tier(.guardian).command.decide(AccountState(), at: t0) }
    }
}
