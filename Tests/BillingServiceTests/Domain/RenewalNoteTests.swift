import Contracts
import EventSourcing
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

/// What staff say of something that ends or is due, and for how long they put it aside.
@Suite struct RenewalNoteTests {
    private func note(
        on story: AccountStory, _ text: String = "Signs in spring", snoozeUntil: Instant? = nil, at instant: Instant = t0
    ) throws -> Asked {
        let renewal = try #require(story.state.renewal, "something ends")
        let id = renewal.id(of: AccountID(of: Known.organisation))
        return Asked(NoteRenewal(renewal: id, note: text, snoozeUntil: snoozeUntil), at: instant)
    }

    @Test func aNoteStandsWithItsRenewalAndTheNextOneTakesItsPlace() throws {
        var story = try AccountStory.managed()
        let until = t0.adding(days: 9)
        let events = try story.when(try note(on: story, snoozeUntil: until))
        let noted = try #require(events.first as? RenewalNoted, "it is kept")
        #expect(noted.kind == .invoicePeriod && noted.dueOn == t0.date.adding(days: -30) && noted.snoozedUntil == until)
        let renewal = try #require(story.state.renewal, "it is still due")
        #expect(story.state.note(on: renewal)?.snoozedUntil == until)
        let again = try note(on: story, snoozeUntil: until)
        #expect(try story.when(again) == [], "said again")
        try story.when(try note(on: story, "Signs now"))
        #expect(story.state.note(on: renewal)?.text == "Signs now" && story.state.note(on: renewal)?.snoozedUntil == nil)
    }

    @Test func anEndThatMovesHasNoNote() throws {
        var story = try AccountStory(after: .trial(.changemaker))
        let before = try note(on: story)
        try story.when(before)
        try story.when(Asked(MoveTierEnd(end: t0.adding(days: 40), reason: try Reason("Asked for more time"))))
        let renewal = try #require(story.state.renewal, "it ends later")
        #expect(story.state.note(on: renewal) == nil)
        let rejection = try #require(try story.rejection(of: before), "that one is over")
        #expect(rejection.kind == .notFound)
    }

    @Test func aTierThatHasHadItsEndIsNotNoted() throws {
        let story = try AccountStory(after: .trial(.changemaker))
        let late = try note(on: story, at: t0.adding(days: 30))
        #expect(try story.rejection(of: late)?.kind == .notFound)
    }

    @Test func aSnoozeLiesInTheFutureAndAtMostAYearAhead() throws {
        let story = try AccountStory.managed()
        let lastDay = try #require(Instant("2027-11-24T00:00:00Z"))
        let field = "snooze_until"
        func rejection(of end: Instant) throws -> Rejection? { try story.rejection(of: try note(on: story, snoozeUntil: end)) }
        #expect(try rejection(of: lastDay) == nil)
        #expect(try rejection(of: lastDay.adding(milliseconds: 1)) == .tooFarAhead(field: field, months: 12, latest: lastDay))
        #expect(try rejection(of: t0) == .notInFuture(field: field, t0))
    }
}
