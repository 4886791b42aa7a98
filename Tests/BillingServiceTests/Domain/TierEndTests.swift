import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

/// Ends that are moved, taken away and brought about.
@Suite struct TierEndTests {
    private let yesterday = t0.adding(days: -1)
    private let until = t0.adding(days: 40)

    private func kept() throws -> AccountStory {
        try AccountStory(after: .managed(.guardian, at: t0.adding(days: -9)), .selfServe(.keepTier(until: until), at: yesterday))
    }

    private func moved(_ end: Instant, at instant: Instant = t0) throws -> Asked {
        Asked(MoveTierEnd(end: end, reason: try Reason("Asked for by telephone")), at: instant)
    }

    private func removed() throws -> Asked { Asked(RemoveTierEnd(reason: try Reason("Pays by invoice"))) }

    private func ended(at instant: Instant = t0) throws -> Asked {
        Asked(EndTrial(reason: try Reason("They asked")), at: instant)
    }

    @Test(arguments: [10, 400]) func theEndOfAKeptTierIsMovedSoonerOrLater(days: Int) throws {
        var story = try kept()
        let end = t0.adding(days: days)
        #expect(
            try story.when(moved(end)) == [
                TierChanged(
                    of: AccountIdentity(of: Known.organisation), tier: .guardian, previousTier: .guardian, billingPeriod: .annual,
                    previousBillingPeriod: .annual, expiresAt: end, cause: .staff, reason: "Asked for by telephone", effectiveAt: t0)
            ])
        #expect(try story.when(moved(end)) == [])
        #expect(try story.when(.expireTier(at: end)).count == 1)
        #expect(story.state.tierTerms.tier == .free)
    }

    @Test func aTrialWithAnotherEndIsATrialStill() throws {
        var story = try AccountStory(after: .trial(months: 1, at: yesterday))
        let end = t0.adding(days: 60)
        try story.when(moved(end))
        #expect(story.state.runningTrial(at: t0)?.endsAt == end)
        #expect(story.state.runningTrial(at: t0)?.startedAt == yesterday)
        #expect(story.state.revenueClass(at: t0) == .trial)
        let expired = try #require(try story.when(.expireTier(at: end)).first as? TierExpired, "it ends")
        #expect(expired.wasTrial)
    }

    @Test func aMovedEndIsAnnouncedAnew() throws {
        let soon = t0.adding(days: 2)
        var story = try AccountStory(after: .tier(.guardian, expiresAt: soon, at: yesterday), .warnOfExpiry(at: t0))
        try story.when(moved(soon.adding(hours: 5)))
        #expect(try story.when(.warnOfExpiry(at: t0)).count == 1)
    }

    @Test func anEndLiesInTheFutureAndWithinItsLimit() throws {
        let story = try kept()
        #expect(try story.rejection(of: moved(t0)) == .notInFuture(field: "ends_on", t0))
        let latest = try #require(Instant("2028-11-24T00:00:00Z"))
        #expect(try story.rejection(of: moved(latest)) == nil)
        let beyond = latest.adding(milliseconds: 1)
        #expect(try story.rejection(of: moved(beyond)) == .tooFarAhead(field: "ends_on", months: 24, latest: latest))
        // A trial that began on 22 November 2026 lasts 360 days at most, to the end of that day.
        let trial = try AccountStory(after: .trial(at: yesterday))
        let longest = try #require(Instant("2027-11-18T00:00:00Z"))
        #expect(try trial.rejection(of: moved(longest)) == nil)
        #expect(try trial.rejection(of: moved(longest.adding(milliseconds: 1))) == .trialTooLong(field: "ends_on", latest: longest))
    }

    @Test func aRefusalSaysTheDayThatWasGiven() {
        let midnight = Instant("2026-11-02T00:00:00Z") ?? t0
        #expect(Rejection.notInFuture(field: "keep_until", midnight).detail == "keep_until has to lie in the future; 2026-11-01 does not")
    }

    @Test func onlyATierThatHasAnEndCanBeMoved() throws {
        #expect(try AccountStory().rejection(of: moved(until)) == .tierHasNoEnd)
        #expect(try AccountStory(after: .managed(at: yesterday)).rejection(of: moved(until)) == .tierHasNoEnd)
    }

    @Test func anEndIsTakenAwayOnlyWhereAPayerStays() throws {
        #expect(try kept().rejection(of: removed()) == .nobodyPays)
        #expect(try AccountStory(after: .trial(at: yesterday)).rejection(of: removed()) == .nobodyPays)
        var managed = try AccountStory(after: .managed(at: t0.adding(days: -9)), .tier(.guardian, expiresAt: until, at: yesterday))
        #expect(try managed.when(removed()).count == 1)
        #expect(managed.state.tierTerms.expiresAt == nil)
        #expect(try managed.when(removed()) == [])
    }

    @Test func aTrialThatIsEndedFallsBackAtOnce() throws {
        var story = try AccountStory(after: .trial(at: yesterday))
        #expect(
            try story.when(ended()) == [
                TierExpired(
                    of: AccountIdentity(of: Known.organisation), tier: .free, previousTier: .changemaker, wasTrial: true,
                    reason: "They asked", effectiveAt: t0)
            ])
        #expect(story.state.downgrade?.from == .changemaker)
        #expect(try story.rejection(of: ended()) == .noTrialRunning)
        #expect(try story.when(.expireTier(at: t0.adding(days: 60))) == [])
        #expect(try kept().rejection(of: ended()) == .noTrialRunning)
    }

    @Test func whatChangesTheTierNeedsItsPolicy() throws {
        let trial = try AccountStory(after: .trial(at: yesterday)).state
        #expect(try !moved(until).setsTier(of: trial))
        #expect(try moved(until).setsTier(of: try AccountStory(after: .trial(.guardian, at: yesterday)).state))
        #expect(try moved(until).setsTier(of: try kept().state))
        #expect(try removed().setsTier(of: trial))
        #expect(try ended().setsTier(of: trial))
    }
}
