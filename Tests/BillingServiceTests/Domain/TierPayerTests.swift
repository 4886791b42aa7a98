import Contracts
import EventSourcing
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

/// No paid tier stands without a subscription, managed billing, an end, or a decision to give it away (DOMAIN §2, §9).
@Suite("Who pays for a tier that staff set")
struct TierPayerTests {
    private let yesterday = t0.adding(days: -1)
    private let end = t0.adding(days: 40)

    @Test func invoicesPayWhereNobodySaysOtherwise() throws {
        var story = try AccountStory()
        let mode = try #require(try story.when(.tier(.guardian, .monthly)).first as? BillingModeChanged, "it becomes managed")
        #expect(mode.managed && mode.tier == .guardian && mode.billingPeriod == .monthly && mode.expiresAt == nil)
        #expect(mode.reason == "Agreed by phone")
        #expect(story.state.revenueClass(at: t0) == .managed)
        var same = try AccountStory()
        #expect(try same.when(.tier(.guardian, .monthly, paid: .managed)).first as? BillingModeChanged == mode)
    }

    @Test func anEndOrAGiftIsSaid() throws {
        var until = try AccountStory()
        try until.when(.tier(.changemaker, paid: .until, expiresAt: end))
        #expect(until.state.tierTerms.expiresAt == end)
        #expect(until.state.revenueClass(at: t0) == .comped)
        var comped = try AccountStory()
        let gift = try #require(try comped.when(.tier(.changemaker, paid: .comped)).first as? TierChanged, "it is given away")
        #expect(gift.payment == .comped)
        #expect(comped.state.revenueClass(at: t0) == .comped)
        #expect(try comped.when(.tier(.changemaker, paid: .comped)) == [])
        #expect(try until.when(.tier(.changemaker, paid: .comped)).count == 1, "what had an end is given for good")
        #expect(try comped.when(.tier(.changemaker, paid: .managed)).count == 1, "what was given is invoiced from now on")
    }

    @Test func anEndAloneMeansUntilIt() throws {
        var story = try AccountStory()
        try story.when(.tier(.changemaker, expiresAt: end))
        #expect(story.state.mode.paymentMode == PaymentMode.none)
        #expect(story.state.tierTerms.expiresAt == end)
    }

    @Test func whatDoesNotFitTogetherIsRefused() throws {
        let story = try AccountStory()
        #expect(try story.rejection(of: .tier(.changemaker, paid: .until)) == .endNeeded)
        #expect(try story.rejection(of: .tier(.changemaker, paid: .managed, expiresAt: end)) == .endWithoutUntil)
        #expect(try story.rejection(of: .tier(.changemaker, paid: .comped, expiresAt: end)) == .endWithoutUntil)
        let managed = try AccountStory(after: .managed(at: yesterday))
        #expect(try managed.rejection(of: .tier(.innovator, paid: .comped)) == .managedPays)
        #expect(try managed.rejection(of: .tier(.innovator, paid: .managed)) == nil)
        #expect(try managed.rejection(of: .tier(.innovator, paid: .managed, expiresAt: end)) == .endWithoutUntil)
    }

    @Test func freeEndsManagedBilling() throws {
        var story = try AccountStory(after: .managed(.guardian, seats: 4, at: yesterday))
        try story.when(.tier(.innovator))
        #expect(story.state.mode.managed && story.state.mode.seats == 4, "another tier stays managed")
        try story.when(.tier(.free))
        #expect(!story.state.mode.managed)
        #expect(story.state.revenueClass(at: t0) == .free)
        var given = try AccountStory(after: .tier(.changemaker, paid: .comped, at: yesterday))
        #expect(try given.when(.tier(.free, paid: .managed)).first is TierChanged, "nothing is left to be paid")
        var ended = try AccountStory(after: .managed(at: yesterday), .tier(.guardian, expiresAt: end))
        try ended.when(.expireTier(at: end))
        #expect(ended.state.revenueClass(at: end) == .free)
    }

    @Test func aLegacyTierStaysWithWhoHoldsIt() throws {
        var story = try AccountStory(after: .imported(.tier(.pioneer, .annual, nil, expiresAt: nil), at: yesterday))
        #expect(try story.when(.managed(nil, seats: 3)).count == 1)
        #expect(story.state.tierTerms.tier == .pioneer)
        for tier in [Tier.pilot, .pioneer] {
            #expect(try AccountStory().rejection(of: .tier(tier)) == .neverGranted(tier))
            #expect(try AccountStory().rejection(of: .trial(tier)) == .neverGranted(tier))
            #expect(try AccountStory().rejection(of: .managed(tier)) == .neverGranted(tier))
        }
    }

    @Test func anAgreedAmountNeedsAReasonOnce() throws {
        var story = try AccountStory()
        #expect(try story.rejection(of: .managed(agreed: 250_000)) == .agreedAmountUnexplained)
        try story.when(.managed(agreed: 250_000, reason: "Framework contract"))
        #expect(story.state.mode.agreedAmount == 250_000)
        #expect(try story.rejection(of: .managed(seats: 9, agreed: 250_000)) == nil, "it was explained")
        try story.when(.managed(seats: 9))
        #expect(story.state.mode.agreedAmount == nil)
    }

    @Test func warningsAreGivenWhereTheyTellSomethingNew() throws {
        func codes(_ asked: Asked, _ story: AccountStory) -> [ConfirmationCode] {
            (asked.command as? any AccountCommand)?.warnings(of: story.state, at: asked.at).map(\.code) ?? []
        }
        let fresh = try AccountStory()
        #expect(codes(try .tier(.guardian), fresh) == [.comingSoon])
        #expect(codes(try .tier(.changemaker), fresh) == [])
        #expect(codes(try .managed(.innovator), fresh) == [.comingSoon])
        #expect(codes(try .trial(.guardian), fresh) == [.comingSoon])
        let holding = try AccountStory(after: .managed(.guardian, at: yesterday))
        #expect(codes(try .tier(.guardian, .monthly), holding) == [])
        #expect(codes(try .managed(.guardian, seats: 2), holding) == [])
    }
}
