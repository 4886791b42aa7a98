import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

/// Whatever sets a tier for good needs the policy for it, by whichever command it comes.
@Suite struct TierPolicyTests {
    private let yesterday = t0.adding(days: -1)

    @Test func managedBillingNeedsThePolicyUnderAnotherTierThanTheAccountHolds() throws {
        let comped = try AccountStory(after: .tier(.guardian, at: yesterday)).state
        #expect(try !Asked.managed(.guardian).setsTier(of: comped))
        #expect(try Asked.managed(.innovator).setsTier(of: comped))
        #expect(try Asked.managed(.guardian).setsTier(of: try AccountStory().state))
    }

    @Test func aTierThatATrialLendsIsNotTheAccountsOwn() throws {
        let trying = try AccountStory(after: .trial(.changemaker, at: yesterday)).state
        #expect(try Asked.managed(.changemaker).setsTier(of: trying))
    }

    @Test func aTierThatHasEndedIsNotHeldAnyMore() throws {
        let state = try AccountStory(after: .tier(.guardian, expiresAt: t0, at: yesterday)).state
        #expect(try !Asked.managed(.guardian, at: t0.adding(milliseconds: -1)).setsTier(of: state))
        #expect(try Asked.managed(.guardian).setsTier(of: state))
    }

    @Test func endingManagedBillingNeedsItOnlyWhereTheTierGoesAtOnce() throws {
        let managed = try AccountStory(after: .managed(at: yesterday)).state
        #expect(Asked.selfServe(.toFree).setsTier(of: managed))
        #expect(!Asked.selfServe(.keepTier(until: t0.adding(days: 9))).setsTier(of: managed))
        #expect(!Asked.selfServe(.toFree).setsTier(of: try AccountStory().state))
    }

    @Test func aTrialAboveChangemakerNeedsIt() throws {
        let state = try AccountStory().state
        #expect(try Asked.trial(.guardian).setsTier(of: state))
        for tier in [Tier.innovator, .changemaker] { #expect(try !Asked.trial(tier).setsTier(of: state)) }
    }

    @Test func aChangeOfTierAlwaysNeedsItAndADiscountNever() throws {
        let state = try AccountStory().state
        #expect(try Asked.tier(.free).setsTier(of: state))
        #expect(try !Asked.discount(.scholarship, 100).setsTier(of: state))
    }
}
