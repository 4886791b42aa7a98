import Contracts
import EventSourcing
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct ManagedTests {
    @Test func managedBillingRecordsSeatsAndAccountManagerAndClearsAnyExpiry() throws {
        var story = try AccountStory(after: .trial(.changemaker, at: t0.adding(days: -1)))
        let events = try story.when(.managed(.guardian, seats: 12, manager: "Eva@dembrane.com"))
        #expect(events.count == 2)
        #expect(story.state.mode.managed)
        #expect(story.state.mode.paymentMode == .offline)
        #expect(story.state.mode.seats == 12)
        #expect(story.state.accountManager == "eva@dembrane.com")
        #expect(story.state.tierTerms.expiresAt == nil)
        #expect(story.state.runningTrial(at: t0) == nil)
        #expect(try story.when(.managed(.guardian, seats: 12, manager: "eva@dembrane.com")) == [])
        #expect(try story.when(.managed(.guardian, seats: 13)).count == 1)
    }

    @Test func managedBillingIsRefusedWhereTheRulesSaySo() throws {
        let subscribed = try AccountStory(after: .subscription(at: t0.adding(days: -1)))
        #expect(try subscribed.rejection(of: .managed()) == .liveSubscription)
        let story = try AccountStory()
        #expect(try story.rejection(of: .managed(.free)) == .tierNotPaid(.free))
        #expect(try story.rejection(of: .managed(.pilot)) == .neverGranted(.pilot))
    }

    @Test func backToSelfServeIsToFreeOrKeepsTheTierForAWhile() throws {
        var freed = try AccountStory(after: .managed(.guardian, seats: 5, at: t0.adding(days: -1)))
        #expect(try freed.when(.selfServe(.toFree)).count == 1)
        #expect(freed.state.tierTerms.tier == .free)
        #expect(freed.state.mode == ModeTerms(paymentMode: .none, tier: .free, billingPeriod: .annual, cause: .staff))
        #expect(freed.state.downgrade?.from == .guardian)

        let until = t0.adding(days: 40)
        var kept = try AccountStory(after: .managed(.guardian, at: t0.adding(days: -1)))
        try kept.when(.selfServe(.keepTier(until: until)))
        #expect(kept.state.tierTerms.tier == .guardian)
        #expect(kept.state.tierTerms.expiresAt == until)
        #expect(kept.state.runningTrial(at: t0) == nil)
        let expired = try kept.when(.expireTier(at: until))
        let event = try #require(expired.first as? TierExpired, "it expires")
        #expect(!event.wasTrial)
    }

    @Test func backToSelfServeIsRefusedWhereTheRulesSaySo() throws {
        #expect(try AccountStory().rejection(of: .selfServe(.toFree)) == .notManaged)
        let managed = try AccountStory(after: .managed(at: t0.adding(days: -1)))
        #expect(try managed.rejection(of: .selfServe(.keepTier(until: t0))) == .notInFuture(field: "keep_until", t0))
    }

    /// 23 November 2026 and 24 months are 23 November 2028, a day that counts to its end.
    @Test func aTierIsKeptForTwentyFourMonthsAtMost() throws {
        let managed = try AccountStory(after: .managed(at: t0.adding(days: -1)))
        let latest = try #require(Instant("2028-11-24T00:00:00Z"))
        #expect(try managed.rejection(of: .selfServe(.keepTier(until: latest))) == nil)
        #expect(
            try managed.rejection(of: .selfServe(.keepTier(until: latest.adding(milliseconds: 1))))
                == .tooFarAhead(field: "keep_until", months: 24, latest: latest))
    }

    @Test(arguments: [
        ("2026-11-23T09:00:00Z", 24, "2028-11-24T00:00:00Z"), ("2026-12-31T23:59:59Z", 2, "2027-03-01T00:00:00Z"),
        ("2026-02-28T00:00:00Z", 24, "2028-02-29T00:00:00Z"), ("2028-02-29T12:00:00Z", 12, "2029-03-01T00:00:00Z"),
    ])
    func anEndLiesAtMostSoManyMonthsAhead(now: String, months: Int, latest: String) throws {
        #expect(EndLimit.latest(monthsAhead: months, of: try #require(Instant(now))) == Instant(latest))
    }

    @Test func accountManagersComeAndGo() throws {
        var story = try AccountStory()
        let eva = try AccountManagerAddress("eva@dembrane.com")
        #expect(try story.when(.assignAccountManager(eva, at: t0)).count == 1)
        #expect(try story.when(.assignAccountManager(eva, at: t0)) == [])
        #expect(try story.when(.assignAccountManager(nil, at: t0)).count == 1)
        #expect(try story.when(.assignAccountManager(nil, at: t0)) == [])
        #expect(story.state.accountManager == nil)
    }

    @Test(arguments: ["eva@dembrane.com", "EVA.b-c_d+e@Dembrane.com"])
    func addressesOfColleaguesAreAccepted(text: String) throws {
        #expect(try AccountManagerAddress(text).text == text.lowercased())
    }

    @Test(arguments: [
        "", "eva", "@dembrane.com", "eva@dembrane.com.evil.example", "eva@sub.dembrane.com", "eva@dembrane.nl", "a@b@dembrane.com",
        "eva@dembrane.com,bob@dembrane.com", "eva @dembrane.com", " eva@dembrane.com", "eva@dembrane.com\n", ".eva@dembrane.com",
        "e..va@dembrane.com", "éva@dembrane.com", "eva@ dembrane.com", "Eva <eva@dembrane.com>",
        "\u{212A}im@dembrane.com",
    ])
    func otherAddressesAreRefused(text: String) {
        #expect(throws: Rejection.accountManagerAddress) { try AccountManagerAddress(text) }
    }
}
