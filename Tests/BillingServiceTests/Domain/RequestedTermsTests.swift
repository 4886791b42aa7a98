import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

@Suite("The terms of an approved request")
struct RequestedTermsTests {
    private static func grant(
        _ tier: Tier, _ period: BillingPeriod = .annual, paid payment: TierPayment? = nil, until end: Instant? = nil,
        discount: Discount? = nil, for kind: UpgradeRequested.Kind = .tierUpgrade
    ) -> Asked {
        let terms = GrantedTerms(
            tier: tier, billingPeriod: period, payment: payment, expiresAt: end, discount: discount,
            discountReason: discount.map { _ in "A school" })
        return Asked(GrantRequestedTerms(terms: terms, request: Known.request, kind: kind))
    }

    private static let quarterOff = Discount(kind: .scholarship, percent: Percent(25) ?? .zero)

    @Test func areThoseOfAChangeOfTierAndSayWhatTheyComeFrom() throws {
        var story = try AccountStory()
        let events = try story.when(Self.grant(.changemaker, .monthly, discount: Self.quarterOff))
        let mode = try #require(events.first as? BillingModeChanged)
        #expect(mode.managed && mode.tier == .changemaker && mode.cause == .upgradeRequest)
        #expect(mode.reason == "Upgrade request \(Known.request)")
        let discount = try #require(events.last as? DiscountSet)
        #expect(discount.discount == Self.quarterOff && discount.cause == .upgradeRequest && discount.reason == "A school")
    }

    @Test func mayEndOnADay() throws {
        var story = try AccountStory()
        let end = t0.adding(days: 90)
        let changed = try #require(try story.when(Self.grant(.guardian, until: end)).first as? TierChanged)
        #expect(changed.expiresAt == end && changed.payment == .until && changed.cause == .upgradeRequest)
    }

    @Test func areRefusedByTheRulesOfTheAccount() throws {
        let subscribed = try AccountStory(after: .subscription())
        #expect(try subscribed.rejection(of: Self.grant(.guardian)) == .liveSubscription)
        #expect(try subscribed.rejection(of: Self.grant(.changemaker, for: .newWorkspace)) == .liveSubscription)
        let story = try AccountStory()
        #expect(try story.rejection(of: Self.grant(.free))?.field == "tier")
        #expect(try story.rejection(of: Self.grant(.pioneer))?.field == "tier")
        #expect(try story.rejection(of: Self.grant(.guardian, paid: .until))?.field == "expires_at")
        let trial = Discount(kind: .trial, percent: .hundred)
        #expect(try story.rejection(of: Self.grant(.guardian, discount: trial))?.field == "discount.kind")
    }

    @Test(arguments: [UpgradeRequested.Kind.tierUpgrade, .newWorkspace])
    func neverTakeATierDown(kind: UpgradeRequested.Kind) throws {
        let story = try AccountStory(after: .managed(.guardian))
        #expect(try story.rejection(of: Self.grant(.changemaker, for: kind))?.code == "below-held-tier")
        #expect(try story.rejection(of: Self.grant(.guardian, for: kind)) == nil)
    }

    @Test func whoTriesATierOutKeepsItByInvoice() throws {
        var story = try AccountStory(after: .trial(.guardian))
        let asked = Self.grant(.changemaker)
        #expect(asked.setsTier(of: story.state))
        let mode = try #require(try story.when(asked).first as? BillingModeChanged)
        #expect(mode.managed && mode.tier == .changemaker && mode.expiresAt == nil)
    }

    @Test func anotherWorkspaceLeavesATrialAlone() throws {
        var story = try AccountStory(after: .trial(.changemaker))
        let asked = Self.grant(.changemaker, for: .newWorkspace)
        #expect(!asked.setsTier(of: story.state))
        #expect(try story.when(asked).isEmpty)
    }

    @Test func whatStaysNeedsNoPolicyAndWhatChangesDoes() throws {
        let managed = try AccountStory(after: .managed(.changemaker)).state
        #expect(!Self.grant(.changemaker, for: .newWorkspace).setsTier(of: managed))
        for changed in [
            Self.grant(.guardian, for: .newWorkspace), Self.grant(.changemaker, .monthly, for: .newWorkspace),
            Self.grant(.changemaker, until: t0.adding(days: 9), for: .newWorkspace),
            Self.grant(.changemaker, discount: Self.quarterOff, for: .newWorkspace),
        ] {
            #expect(changed.setsTier(of: managed))
        }
        let ending = try AccountStory(after: .tier(.changemaker, paid: .until, expiresAt: t0.adding(days: 9))).state
        #expect(Self.grant(.changemaker, paid: .comped, for: .newWorkspace).setsTier(of: ending))
        #expect(!Self.grant(.changemaker, for: .newWorkspace).setsTier(of: ending))
        let discounted = try AccountStory(after: .managed(.changemaker), .discount(.scholarship, 25)).state
        #expect(!Self.grant(.changemaker, discount: Self.quarterOff, for: .newWorkspace).setsTier(of: discounted))
    }

    @Test func holdFromTheOpeningOfAnAccountOfItsOwn() throws {
        let end = t0.adding(days: 30)
        let terms = GrantedTerms(tier: .changemaker, billingPeriod: .annual, payment: .until, expiresAt: end)
        let asked = Asked(OpenWithGrantedTerms(terms: terms, request: Known.request))
        let identity = AccountIdentity(of: Known.workspace, in: Known.organisation)
        var story = try AccountStory(identity)
        #expect(try story.when(asked).count == 1)
        #expect(story.state.tierTerms.expiresAt == end)
        #expect(try story.when(asked).isEmpty, "once")
        var decided = try AccountStory(identity, after: .tier(.guardian))
        #expect(try decided.when(asked).isEmpty, "staff have decided since")
        var subscribed = try AccountStory(identity, after: .subscription())
        #expect(try subscribed.when(asked).isEmpty)
        var late = try AccountStory(identity)
        #expect(try late.when(Asked(OpenWithGrantedTerms(terms: terms, request: Known.request), at: end)).isEmpty, "over")
    }
}
