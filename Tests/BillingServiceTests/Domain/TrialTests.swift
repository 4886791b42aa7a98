import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct TrialTests {
    @Test(arguments: [1, 2, 12])
    func aMonthOfTrialIsThirtyDays(months: Int) throws {
        var story = try AccountStory()
        let events = try story.when(.trial(months: try #require(TrialMonths(months))))
        #expect(
            events == [
                TrialGranted(
                    of: AccountIdentity(of: Known.organisation), tier: .changemaker,
                    previousTier: .free, months: months, endsAt: t0.adding(days: 30 * months), reason: "Met at a fair", cause: .staff,
                    effectiveAt: t0)
            ])
        #expect(story.state.runningTrial(at: t0.adding(days: 30 * months).adding(milliseconds: -1)) != nil)
        #expect(story.state.runningTrial(at: t0.adding(days: 30 * months)) == nil)
        #expect(story.state.revenueClass(at: t0) == .trial)
    }

    @Test(arguments: [Int.min, -1, 0, 13, Int.max])
    func otherNumbersOfMonthsAreNoTrial(months: Int) {
        #expect(TrialMonths(months) == nil)
    }

    @Test func tiersWithoutAPriceAreNoTrial() throws {
        #expect(try AccountStory().rejection(of: .trial(.free)) == .tierNotPaid(.free))
        #expect(try AccountStory().rejection(of: .trial(.pilot)) == .neverGranted(.pilot))
    }

    @Test func aTrialIsRefusedWhereTheRulesSaySo() throws {
        let yesterday = t0.adding(days: -1)
        let subscribed = try AccountStory(after: .subscription(Known.live, .innovator, at: yesterday))
        #expect(try subscribed.rejection(of: .trial()) == .liveSubscription)
        let managed = try AccountStory(after: .managed(.innovator, at: yesterday))
        #expect(try managed.rejection(of: .trial()) == .managed)
        let trying = try AccountStory(after: .trial(.innovator, at: yesterday))
        #expect(try trying.rejection(of: .trial(.guardian)) == .trialRunning(until: yesterday.adding(days: 30)))
        let comped = try AccountStory(after: .tier(.changemaker, paid: .comped, at: yesterday))
        #expect(try comped.rejection(of: .trial(.changemaker)) == .tierAlreadyHeld(current: .changemaker, asked: .changemaker))
        #expect(try comped.rejection(of: .trial(.innovator)) == .tierAlreadyHeld(current: .changemaker, asked: .innovator))
        #expect(try comped.rejection(of: .trial(.guardian)) == nil)
    }

    /// Nobody has to wait for the timer: a trial that is over is over.
    @Test func aTrialThatIsOverDoesNotStandInTheWayOfAnother() throws {
        var story = try AccountStory(after: .trial(at: t0.adding(days: -31)))
        let events = try story.when(.trial())
        #expect(events.count == 2)
        let expired = try #require(events[0] as? TierExpired, "expired first")
        #expect(expired.effectiveAt == t0.adding(days: -1))
        #expect(story.state.runningTrial(at: t0)?.endsAt == t0.adding(days: 30))
    }

    @Test func aSubscriptionReplacesATrial() throws {
        var story = try AccountStory(after: .trial(.guardian, at: t0.adding(days: -1)))
        try story.when(.subscription(Known.live, .changemaker))
        #expect(story.state.runningTrial(at: t0) == nil)
        #expect(story.state.revenueClass(at: t0) == .paying)
        #expect(try story.when(.expireTier(at: t0.adding(days: 60))) == [])
        #expect(story.state.tierTerms.tier == .changemaker)
    }
}
