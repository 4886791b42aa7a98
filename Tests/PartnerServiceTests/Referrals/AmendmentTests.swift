import Contracts
import EventSourcing
import TestKit
import Testing
@testable import PartnerService

@Suite struct AmendmentTests {
    static let thirty = Percent(30) ?? .zero

    @Test func aNewShareHoldsForLaterPaymentsAndPastOnesStay() throws {
        var story = try ReferralStory(20)
        try story.pays(.euros(100), "tr_1")
        try story.amend(ReferralChanges(kickbackPercent: Self.thirty), at: t0.adding(days: 2))
        #expect(story.accrued == .euros(20))
        try story.pays(.euros(100), "tr_2", on: t0.date.adding(days: 2), at: t0.adding(days: 2))
        #expect(story.accrued == .euros(50))
        // It was paid before the change, and is only known now.
        try story.pays(.euros(100), "tr_3", on: t0.date.adding(days: 1), at: t0.adding(days: 4))
        #expect(story.accrued == .euros(70))
        // A refund takes back by the share that it was counted with.
        try story.pays(.zero, "tr_1", position: 2, at: t0.adding(days: 5))
        #expect(story.accrued == .euros(50))
    }

    @Test func aHigherCapLetsAccrueWhatTheOldOneKeptBack() throws {
        var story = try ReferralStory(20, cap: .euros(500))
        try story.pays(.euros(3_600))
        try story.amend(ReferralChanges(cap: .set(.euros(600))))
        #expect(story.accrued == .euros(600))
        try story.amend(ReferralChanges(cap: .set(nil)))
        #expect(story.accrued == .euros(720))
        #expect(throws: Rejection.capBelowAccrued(.euros(720))) { try story.amend(ReferralChanges(cap: .set(.euros(719)))) }
        try story.amend(ReferralChanges(cap: .set(.euros(720))))
        #expect(story.accrued == .euros(720))
    }

    @Test func aLongerTermLetsPaymentsCountThatLieInIt() throws {
        var story = try ReferralStory(expiresAt: t0.adding(days: 10))
        let day = t0.date.adding(days: 12)
        try story.pays(.euros(100), on: day, at: t0.adding(days: 13))
        #expect(story.accrued == .zero)
        try story.amend(ReferralChanges(expiresAt: .set(t0.adding(days: 30))), at: t0.adding(days: 15))
        try story.pays(.euros(100), on: day, at: t0.adding(days: 15))
        #expect(story.accrued == .euros(20))
    }

    @Test func aStartDoesNotMovePastWhatCounts() throws {
        var story = try ReferralStory()
        try story.amend(ReferralChanges(startsAt: t0.adding(days: 1)))
        try story.amend(ReferralChanges(startsAt: t0))
        try story.pays(.euros(100))
        #expect(throws: Rejection.referralHasEarned) { try story.amend(ReferralChanges(startsAt: t0.adding(days: 1))) }
        try story.amend(ReferralChanges(startsAt: t0.adding(days: -5)))
    }

    @Test func anEndHasToLieAheadAndAfterTheStart() throws {
        var story = try ReferralStory()
        #expect(throws: Rejection.self) { try story.amend(ReferralChanges(expiresAt: .set(t0.adding(days: -1)))) }
        #expect(throws: Rejection.self) { try story.amend(ReferralChanges(expiresAt: .set(t0.adding(days: 1))), at: t0.adding(days: 2)) }
        #expect(throws: Rejection.self) { try ReferralStory(startsAt: t0.adding(days: 3), expiresAt: t0.adding(days: 2)) }
    }

    @Test func oneThatWasEndedTakesNotesAlone() throws {
        var story = try ReferralStory()
        try story.end(at: t0)
        let again = try story.when(EndReferral(reason: try Reason("Over")))
        #expect(again.isEmpty)
        try story.amend(ReferralChanges(notes: .set("It went well")))
        #expect(throws: Rejection.referralEnded) { try story.amend(ReferralChanges(kickbackPercent: Self.thirty)) }
    }

    @Test func theSameTermsAreNoEvent() throws {
        var story = try ReferralStory()
        try story.amend(ReferralChanges(kickbackPercent: Percent(20), expiresAt: .set(nil)))
        #expect(story.events.count == 1)
    }

    @Test func nobodyRefersThemselves() throws {
        let own = ReferralIdentity(
            referralID: ReferralID(high: 1, low: 1), partnerOrganisationID: OrganisationID(high: 2, low: 2),
            clientOrganisationID: OrganisationID(high: 2, low: 2))
        let command = AgreeReferral(
            identity: own, terms: ReferralTerms(kickbackPercent: Self.thirty, startsAt: t0), reason: try Reason("Own"))
        #expect(throws: Rejection.ownReferral) { try command.decide(Referral.initialState, at: t0) }
    }

    static let standings: [(ReferralTerm, Cents, ReferralStanding)] = [
        (ReferralTerm(startsAt: t0.adding(days: 1)), .zero, .upcoming), (ReferralTerm(startsAt: t0), .zero, .active),
        (ReferralTerm(startsAt: t0), .euros(500), .capped),
        (ReferralTerm(startsAt: t0.adding(days: -2), expiresAt: t0), .euros(500), .expired),
        (ReferralTerm(startsAt: t0.adding(days: -2), expiresAt: t0.adding(days: 1), endedAt: t0), .zero, .ended),
    ]

    @Test(arguments: standings.indices) func theClockTellsHowItStands(index: Int) {
        let (term, accrued, standing) = Self.standings[index]
        #expect(term.standing(accrued: accrued, cap: .euros(500), at: t0) == standing)
    }

    @Test func termsOverlapByDays() {
        let first = ReferralTerm(startsAt: t0, expiresAt: t0.adding(days: 2))
        #expect(first.overlaps(ReferralTerm(startsAt: t0.adding(days: 2).adding(hours: 1))))
        #expect(!first.overlaps(ReferralTerm(startsAt: t0.adding(days: 3))))
        #expect(!first.overlaps(ReferralTerm(startsAt: t0.adding(days: -3), endedAt: t0.adding(days: -1))))
        // Ended before it began: it has no day.
        #expect(!first.overlaps(ReferralTerm(startsAt: t0.adding(days: 1), endedAt: t0.adding(days: -1))))
    }
}
