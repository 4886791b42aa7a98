import Contracts
import ServiceTesting
import Terms
import TestKit
import Testing
@testable import RollupService

@Suite("What lies between two points of an account")
struct RevenueCauseTests {
    static func causes(_ history: AccountHistory, in month: Int, now: Instant = Given.t0) -> [RevenueCause] {
        let month = Month(year: 2026, number: month)
        return history.causes(from: AsOf(month: month.previous, now: now), to: AsOf(month: month, now: now))
    }

    @Test func areItsTermsOfTheMonthTheNewestFirst() {
        let history = AccountMonthsTests.history(terms: [
            Given.term("2026-07-31T23:59:59.999Z", 1, .mode(AccountMonthsTests.live, .guardian, .annual, expiresAt: nil)),
            Given.term("2026-08-01", 2, .discount(nil, nil)),
            Given.term("2026-08-20", 3, .accountManager("robin@dembrane.com")),
            Given.term("2026-08-31T23:59:59.999Z", 4, .tier(.changemaker, nil, expiresAt: nil, isTrial: false)),
            Given.term("2026-09-01", 5, .discount(nil, nil)),
        ])
        let found = Self.causes(history, in: 8)
        #expect(found.map(\.source) == [.term(position: 4), .term(position: 2)])
        #expect(found.map(\.at) == [Given.at("2026-08-31T23:59:59.999Z"), Given.at("2026-08-01")])
    }

    /// Billing may say so later; until then the change that gave the tier its end is the one to name.
    @Test func aTierThatRanOutIsNamedByWhatGaveItItsEnd() {
        let trial = Given.term("2026-07-10", 1, .tier(.changemaker, nil, expiresAt: Given.at("2026-08-09"), isTrial: true))
        let told = Given.term("2026-08-09", 2, .tier(.free, nil, expiresAt: nil, isTrial: false))
        let replaced = Given.term("2026-07-20", 2, .mode(AccountMonthsTests.live, .guardian, .annual, expiresAt: nil))
        #expect(Self.causes(AccountMonthsTests.history(terms: [trial]), in: 8).map(\.source) == [.term(position: 1)])
        #expect(Self.causes(AccountMonthsTests.history(terms: [trial, told]), in: 8).map(\.source) == [.term(position: 2)])
        #expect(Self.causes(AccountMonthsTests.history(terms: [trial, replaced]), in: 8) == [])
    }

    @Test func anInvoiceCountsWhereItsPeriodBeginsOrEnds() {
        let paid = Given.term("2026-06-15", 1, .paidPeriod(PaidPeriod(Given.at("2026-07-15").date, Given.at("2026-09-14").date)))
        let history = AccountMonthsTests.history(terms: [paid])
        #expect([6, 7, 8, 9].map { Self.causes(history, in: $0).count } == [0, 1, 0, 1])
    }

    @Test func somebodyWhoTakesASeatOrLeavesItIsNamed() {
        var history = AccountMonthsTests.history(members: [(1, "2026-03-10"), (2, "2026-08-02")])
        let workspace = Given.workspace(1)
        let versions = [
            HistoryTests.version("2026-04-01", .active, joined: "2026-04-01"),
            HistoryTests.version("2026-08-30", .removed, joined: "2026-04-01"),
        ]
        history.memberships[workspace]?.append(MembershipHistory(workspaceID: workspace, person: Given.user(3), versions))
        let support = HistoryTests.version("2026-08-03", .active, joined: "2026-08-03", source: .staffSupport)
        history.memberships[workspace]?.append(MembershipHistory(workspaceID: workspace, person: Given.user(4), [support]))
        #expect(
            Self.causes(history, in: 8).map(\.source) == [
                .membership(.removed, workspace, eventID: "2026-08-30"), .membership(.active, workspace, eventID: "2026-08-02"),
            ])
    }

    @Test func aMembershipCountsFromTheJoiningOfWhichItsFactSpeaks() {
        var history = AccountMonthsTests.history()
        let late = HistoryTests.version("2026-10-10", .active, joined: "2026-08-05")
        history.memberships[Given.workspace(1)]?.append(
            MembershipHistory(workspaceID: Given.workspace(1), person: Given.user(3), [late]))
        #expect([8, 9, 10].map { Self.causes(history, in: $0).count } == [1, 0, 0])
    }

    @Test func aWorkspaceOrOrganisationThatIsDeletedIsNamed() {
        var history = AccountMonthsTests.history(deleted: "2026-07-20")
        let gone = OrganisationVersion(
            stamp: FactStamp(at: Given.at("2026-07-25"), id: "gone"), name: "Acme", createdAt: Given.at("2026-03-01"), deleted: true)
        history.organisations[Given.organisation] = OrganisationHistory(
            (history.organisations[Given.organisation]?.versions ?? []) + [gone])
        #expect(
            Self.causes(history, in: 7).map(\.source) == [
                .organisation(eventID: "gone"), .workspace(Given.workspace(1), eventID: "2026-07-20"),
            ])
        #expect(Self.causes(history, in: 6) == [])
    }

    /// The month goes on, and terms count as far ahead as other machines' clocks may be.
    @Test func theCurrentMonthReachesToNow() {
        let now = Given.t0
        let history = AccountMonthsTests.history(terms: [
            Term(effectiveAt: now.adding(seconds: 300), position: 1, change: .discount(nil, nil)),
            Term(effectiveAt: now.adding(seconds: 301), position: 2, change: .discount(nil, nil)),
        ])
        #expect(Self.causes(history, in: 11, now: now).map(\.source) == [.term(position: 1)])
    }
}
