import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct ImportedHistoryTests {
    private func day(_ number: Int) -> Instant { t0.adding(days: number) }

    private var past: [Asked] {
        get throws {
            [
                .imported(.trial(.changemaker, months: 1, endsAt: day(-270)), at: day(-300)),
                .imported(.tier(.guardian, .monthly, nil, expiresAt: nil), at: day(-200)),
                .imported(.billingMode(ImportedMode(paymentMode: .offline, tier: .guardian, seats: 9)), at: day(-100)),
                .imported(.accountManager(try AccountManagerAddress("eva@dembrane.com")), at: day(-100)),
                .imported(.discount(Discount(kind: .scholarship, percent: .hundred), on: nil), at: day(-90)),
                .imported(.discount(nil, on: nil), at: day(-80)),
                .imported(.trial(.guardian, months: 1, endsAt: day(-5)), at: day(-35)),
            ]
        }
    }

    @Test func thePastIsAsItWasAndThePresentWhatItAddsUpTo() throws {
        var story = try AccountStory()
        for command in try past { try story.when(command) }
        #expect(story.state.tierTerms(asOf: day(-280)).tier == .changemaker)
        #expect(story.state.tierTerms(asOf: day(-270)).tier == .free)
        #expect(story.state.tierTerms(asOf: day(-150)) == TierTerms(tier: .guardian, billingPeriod: .monthly, origin: .decision))
        #expect(story.state.mode(asOf: day(-50)).seats == 9)
        #expect(story.state.accountManager == "eva@dembrane.com")
        #expect(story.state.discount == nil)
        #expect(try story.when(.expireTier(at: t0)).first is TierExpired)
        #expect(!story.state.mode.managed, "a free account has nothing to be invoiced for")
        #expect(story.state.tierTerms.tier == .free)
    }

    @Test func importingAgainChangesNothing() throws {
        var story = try AccountStory()
        for command in try past { try story.when(command) }
        try story.when(.expireTier(at: t0))
        for command in try past { #expect(try story.when(command) == []) }
    }

    @Test func whatIsImportedLateLeavesThePresentAlone() throws {
        var story = try AccountStory(after: .tier(.innovator))
        try story.when(.imported(.trial(.guardian, months: 1, endsAt: day(-70)), at: day(-100)))
        #expect(story.state.tierTerms.tier == .innovator)
        #expect(story.state.tierTerms(asOf: day(-71)).tier == .guardian)
        #expect(story.state.tierTerms(asOf: day(-70)).tier == .free)
    }
}
