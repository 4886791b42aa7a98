import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct SubscriptionTests {
    @Test func aFactBecomesTheModeOfTheAccountFromItsOwnTime() throws {
        var story = try AccountStory()
        let events = try story.when(.subscription(Known.live, .changemaker, .monthly, at: t0.adding(days: -2)))
        #expect(
            events == [
                BillingModeChanged(
                    of: AccountIdentity(of: Known.organisation), paymentMode: .mollie,
                    previousPaymentMode: .none, managed: false, subscription: Known.live, tier: .changemaker, previousTier: .free,
                    billingPeriod: .monthly, cause: .subscription, effectiveAt: t0.adding(days: -2))
            ])
        #expect(story.state.mode.hasLiveSubscription)
    }

    @Test func theSameFactAgainChangesNothing() throws {
        var story = try AccountStory(after: .subscription(), .subscription(Known.canceled, .free, at: t0.adding(days: 1)))
        #expect(try story.when(.subscription()) == [])
        #expect(try story.when(.subscription(Known.canceled, .free, at: t0.adding(days: 1))) == [])
    }

    @Test func aCanceledSubscriptionThatIsPaidForNoLongerLeavesNothingWhateverItsFactNames() throws {
        for subscription in [Known.canceled, Known.canceled(paidUntil: t0)] {
            var story = try AccountStory(after: .subscription(at: t0.adding(days: -1)))
            try story.when(.subscription(subscription, .changemaker))
            #expect(story.state.mode.paymentMode == PaymentMode.none)
            #expect(story.state.tierTerms.tier == .free)
            #expect(story.state.downgrade?.from == .changemaker)
            #expect(try story.when(.subscription(subscription, .changemaker)) == [], "told again")
        }
    }

    @Test func anOlderFactCountsInThePastAndLeavesThePresent() throws {
        var story = try AccountStory(after: .subscription(Known.canceled, .free))
        let late = try story.when(.subscription(Known.live, .guardian, at: t0.adding(days: -9)))
        #expect(late.count == 1)
        #expect(story.state.mode.paymentMode == PaymentMode.none)
        #expect(story.state.tierTerms.tier == .free)
        #expect(story.state.tierTerms(asOf: t0.adding(days: -1)).tier == .guardian)
        #expect(story.state.mode(asOf: t0.adding(days: -1)).hasLiveSubscription)
    }

    @Test func aRepeatedEndOfASubscriptionDoesNotUndoWhatStaffDecidedSince() throws {
        var story = try AccountStory(after: .subscription(Known.canceled, .changemaker, at: t0.adding(days: -9)), .tier(.guardian))
        for day in 1...2 { try story.when(.subscription(Known.canceled, .changemaker, at: t0.adding(days: day))) }
        #expect(story.state.tierTerms.tier == .guardian)
        var managed = try AccountStory(after: .managed(.guardian, seats: 7))
        try managed.when(.subscription(Known.canceled, .changemaker, at: t0.adding(days: 1)))
        #expect(managed.state.mode.managed)
        #expect(managed.state.mode.seats == 7)
        #expect(managed.state.tierTerms.tier == .guardian)
    }

    @Test func aRepeatedEndLetsATrialRunOn() throws {
        var story = try AccountStory(after: .subscription(Known.canceled, .free, at: t0.adding(days: -9)), .trial())
        try story.when(.subscription(Known.canceled, .free, at: t0.adding(days: 1)))
        #expect(story.state.runningTrial(at: t0.adding(days: 2)) != nil)
        #expect(try story.when(.expireTier(at: t0.adding(days: 30))).count == 1)
        #expect(try story.when(.subscription(Known.canceled, .free, at: t0.adding(days: 1))) == [])
    }

    /// Nothing is paid yet: whatever holds goes on holding, before, after and whenever the order comes to light.
    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func anOrderIsRecordedAndChangesNothingOfWhatHolds(order: [Int]) throws {
        let facts: [Asked] = [
            .subscription(Known.live, .innovator, at: t0.adding(days: -9)),
            .subscription(Known.ordered, .guardian, at: t0.adding(days: -6)),
            .subscription(Known.live, .guardian, .monthly, at: t0.adding(days: -3)),
        ]
        var story = try AccountStory()
        for index in order + order { try story.when(facts[index]) }
        #expect(story.events.count == 4, "the account opens, and each fact is told once")
        let meanwhile = t0.adding(days: -4)
        #expect(story.state.mode(asOf: meanwhile).hasLiveSubscription)
        #expect(story.state.tierTerms(asOf: meanwhile).tier == .innovator)
        #expect(story.state.tierTerms.tier == .guardian)
        #expect(story.state.orders.newest?.value == Known.ordered)
    }

    @Test func anOrderLeavesFreeManagedAndTrialAccountsAsTheyAre() throws {
        let yesterday = t0.adding(days: -1)
        let stories = [
            try AccountStory(), try AccountStory(after: .managed(at: yesterday)), try AccountStory(after: .trial(at: yesterday)),
        ]
        for given in stories {
            var story = given
            let before = story.state
            let events = try story.when(.subscription(Known.ordered, .guardian))
            let event = try #require(events.first as? BillingModeChanged, "it is told")
            #expect(event.order == Known.ordered)
            #expect(event.tier == before.tierTerms.tier)
            #expect(story.state.mode == before.mode)
            #expect(story.state.tierTerms == before.tierTerms)
            #expect(story.state.revenueClass(at: t0) == before.revenueClass(at: t0))
            try story.when(.subscription(Known.live, .guardian, at: t0.adding(days: 1)))
            #expect(story.state.revenueClass(at: t0.adding(days: 1)) == .paying)
        }
    }

    /// The later fact of one millisecond wins, though by its status it would be the weaker.
    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func theNewestFactWithinAMillisecondWins(order: [Int]) throws {
        let facts: [Asked] = [
            .subscription(Known.canceled, .free, nanoseconds: 100_000), .subscription(Known.live, .guardian, nanoseconds: 200_000),
            .subscription(Known.live, .changemaker, nanoseconds: 150_000),
        ]
        var story = try AccountStory()
        for index in order + order { try story.when(facts[index]) }
        #expect(story.state.mode.hasLiveSubscription)
        #expect(story.state.tierTerms.tier == .guardian)
        let told = story.events.compactMap { event -> Int? in
            guard let mode = event as? BillingModeChanged else { return nil }
            return mode.effectiveNanoseconds.map { Int($0.value) }
        }
        #expect(told.last == 200_000)
    }

    /// The end that leaves the tier alone says nothing new, and still stands between the facts before and after it.
    @Test func aFactBetweenTwoEqualOnesOfAMillisecondLoses() throws {
        var story = try AccountStory(after: .tier(.guardian, at: t0.adding(days: -1)))
        try story.when(.subscription(Known.canceled, .free, nanoseconds: 100_000))
        try story.when(.subscription(Known.canceled, .free, nanoseconds: 300_000))
        try story.when(.subscription(Known.live, .changemaker, nanoseconds: 200_000))
        #expect(!story.state.mode.hasLiveSubscription)
        #expect(story.state.tierTerms.tier == .guardian)
    }

    @Test func aSubscriptionWithoutAnIDIsNotLive() throws {
        let story = try AccountStory(
            after: .subscription(Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: nil)))
        #expect(!story.state.mode.hasLiveSubscription)
        #expect(try story.rejection(of: .tier(.guardian)) == nil)
    }

    /// Facts arrive in any order and more than once, two of them with the same time: the present and every past day end the same.
    @Test(arguments: 0..<40)
    func everyOrderOfFactsEndsInTheSameTerms(seed: Int) throws {
        let pastDue = Subscription(status: .pastDue, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
        let facts: [Asked] = [
            .subscription(Known.live, .innovator, .monthly, at: t0),
            .subscription(Known.live, .changemaker, .annual, at: t0.adding(days: 1)),
            .subscription(pastDue, .changemaker, .annual, at: t0.adding(days: 2)),
            .subscription(Known.canceled, .free, .annual, at: t0.adding(days: 3)),
            .subscription(Known.live, .guardian, .annual, at: t0.adding(days: 3)),
            .subscription(Known.live, .guardian, .monthly, at: t0.adding(days: 3)),
            .subscription(Known.canceled(paidUntil: t0.adding(days: 6)), .guardian, .annual, at: t0.adding(days: 4)),
            .subscription(Known.live, .innovator, .annual, at: t0.adding(days: 7)),
            .subscription(Known.canceled(paidUntil: t0.adding(days: 12)), .innovator, .annual, at: t0.adding(days: 8)),
            .subscription(Known.live, .innovator, .annual, at: t0.adding(days: 10)),
        ]
        var generator = Shuffle(state: UInt64(seed) &* 2_654_435_761 &+ 1)
        var expected = try AccountStory()
        for fact in facts { try expected.when(fact) }
        var story = try AccountStory()
        for fact in (facts + facts).shuffled(using: &generator) { try story.when(fact) }
        for day in 0...13 {
            let instant = t0.adding(days: day)
            #expect(story.state.tierTerms(asOf: instant) == expected.state.tierTerms(asOf: instant))
            #expect(story.state.mode(asOf: instant) == expected.state.mode(asOf: instant))
        }
    }
}

/// A fixed sequence of numbers per seed, so that a failing order can be repeated.
struct Shuffle: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
