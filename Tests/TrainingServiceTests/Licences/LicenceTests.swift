import Contracts
import EventSourcing
import TestKit
import Testing
@testable import TrainingService

@Suite("Licences and the sessions that give them") struct LicenceTests {
    typealias Story = SessionStory

    private let reason: Reason
    private let today = t0.date

    init() throws { reason = try Reason("Because") }

    @Test func everybodyOnTheRosterGetsAYear() throws {
        let story = try Story.held(by: Story.anna, Story.ben)
        let granted = story.events.compactMap { $0 as? LicenceGranted }
        #expect(granted.map(\.userID) == [Story.anna, Story.ben])
        #expect(granted.allSatisfy { $0.expiresAt == today.adding(days: 365).start })
        #expect(Set(granted.map(\.licenceID)).count == 2)
    }

    @Test func whoeverIsAddedLaterGetsTheirsFromTheDayOfTheSession() throws {
        var story = try Story.held(by: Story.anna, on: today.adding(days: -10))
        let events = try story.ask(AddParticipant(user: Story.ben))
        #expect((events.last as? LicenceGranted)?.completedOn == today.adding(days: -10))
        #expect(try story.ask(AddParticipant(user: Story.ben)).isEmpty)
        story.now = t0.adding(days: 400)
        #expect(throws: Rejection.yearIsOver(today.adding(days: -10))) { try story.ask(AddParticipant(user: Story.cleo)) }
    }

    @Test func withTheLastLicenceTheSessionIsOpenAgainAndCanBeCompletedAnew() throws {
        var story = try Story.held(by: Story.anna, Story.ben)
        try story.ask(RevokeLicence(licence: story.licence(of: Story.anna), reason: reason))
        #expect(story.state.session?.status == .completed)
        let last = try story.ask(RevokeLicence(licence: story.licence(of: Story.ben), reason: reason))
        #expect((last.last as? SessionReopened)?.cause == .licencesRevoked)
        #expect(try story.ask(RevokeLicence(licence: story.licence(of: Story.ben), reason: reason)).isEmpty)
        #expect(throws: Rejection.completeInstead) {
            try story.ask(RestoreLicence(licence: story.licence(of: Story.ben), reason: reason))
        }
        try story.ask(RemoveParticipant(user: Story.ben))
        try story.ask(CompleteSession(completedOn: today))
        #expect(story.status(of: Story.anna) == .active)
        #expect(story.status(of: Story.ben) == .revoked)
    }

    @Test func aRevocationIsTakenBackWhileTheYearRuns() throws {
        var story = try Story.held(by: Story.anna, Story.ben)
        let licence = story.licence(of: Story.ben)
        #expect(try story.ask(RestoreLicence(licence: licence, reason: reason)).isEmpty)
        try story.ask(RevokeLicence(licence: licence, reason: reason))
        try story.ask(RemoveParticipant(user: Story.ben))
        #expect(throws: Rejection.licenceWasRevoked) { try story.ask(AddParticipant(user: Story.ben)) }
        try story.ask(RestoreLicence(licence: licence, reason: reason))
        #expect(story.state.roster == [Story.anna, Story.ben])
        try story.ask(RevokeLicence(licence: licence, reason: reason))
        story.now = t0.adding(days: 365)
        #expect(throws: Rejection.self) { try story.ask(RestoreLicence(licence: licence, reason: reason)) }
    }

    @Test func isRestoredWhereThereIsAPlaceAlone() throws {
        var small = Story.online
        (small.includedParticipants, small.extraPriceCents) = (2, nil)
        var story = try Story.requested(of: small)
        for user in [Story.anna, Story.ben] { try story.ask(AddParticipant(user: user)) }
        try story.ask(CompleteSession(completedOn: t0.date))
        let reason = try #require(Story.reason)
        try story.ask(RevokeLicence(licence: story.licence(of: Story.anna), reason: reason))
        try story.ask(RemoveParticipant(user: Story.anna))
        try story.ask(AddParticipant(user: Story.cleo))
        let restore = RestoreLicence(licence: story.licence(of: Story.anna), reason: reason)
        #expect(throws: Rejection.rosterIsFull(2)) { try story.ask(restore) }
    }

    @Test func whoHoldsALicenceStaysOnTheRosterAndAnExpiredOneIsNotRevoked() throws {
        var story = try Story.held(by: Story.anna)
        #expect(throws: Rejection.holdsLicence) { try story.ask(RemoveParticipant(user: Story.anna)) }
        story.now = today.adding(days: 365).start
        #expect(throws: Rejection.isExpired) {
            try story.ask(RevokeLicence(licence: story.licence(of: Story.anna), reason: reason))
        }
    }

    @Test func anotherDayOfTheSessionIsAnotherYear() throws {
        var story = try Story.held(by: Story.anna, Story.ben)
        var changes = SessionChanges()
        changes.completedOn = today.adding(days: -30)
        #expect(try story.ask(UpdateSession(changes: changes)).count == 3)
        #expect(try story.ask(UpdateSession(changes: changes)).isEmpty)
        #expect(story.state.licences.values.allSatisfy { $0.expiresAt == today.adding(days: 335).start })
        changes.completedOn = today.adding(days: 1)
        #expect(throws: Rejection.dayToCome) { try story.ask(UpdateSession(changes: changes)) }
    }

    @Test func theClockSaysThatALicenceEndsSoonAndThatItHasEndedOnceEach() throws {
        var story = try Story.held(by: Story.anna)
        let end = today.adding(days: 365).start
        #expect(story.state.nextDue == end.adding(days: -30))
        #expect(try story.ask(SettleLicences()).isEmpty)
        story.now = end.adding(days: -30)
        #expect(try story.ask(SettleLicences()).first is LicenceExpiringSoon)
        #expect(try story.ask(SettleLicences()).isEmpty)
        story.now = end
        #expect(try story.ask(SettleLicences()).first is LicenceExpired)
        #expect(story.state.nextDue == nil)
    }

    @Test func aCorrectedDayLetsAnExpiredLicenceCountAgain() throws {
        var story = try Story.held(by: Story.anna, on: today.adding(days: -364))
        story.now = t0.adding(days: 2)
        try story.ask(SettleLicences())
        #expect(story.status(of: Story.anna) == .expired)
        try story.ask(EditLicence(licence: story.licence(of: Story.anna), completedOn: today, reason: reason))
        #expect(story.status(of: Story.anna) == .active)
        #expect(story.state.nextDue == today.adding(days: 335).start)
    }

    @Test func aTrainingElsewhereGivesOneLicencePerDay() throws {
        let command = GrantLicence(
            user: Story.anna, organisation: Story.organisation, completedOn: today, evidence: "A certificate", reason: reason)
        var state = SessionState()
        for event in try command.decide(state, at: t0) { event.evolve(&state) }
        #expect(state.licences[command.id]?.status(at: t0) == .active)
        #expect(try command.decide(state, at: t0).isEmpty)
        for event in try RevokeLicence(licence: command.id, reason: reason).decide(state, at: t0) { event.evolve(&state) }
        #expect(throws: Rejection.restoreInstead) { try command.decide(state, at: t0) }
        #expect(throws: Rejection.noLicence) {
            try RevokeLicence(licence: LicenceID(high: 1, low: 1), reason: reason).decide(state, at: t0)
        }
    }

    @Test func aLicenceThatIsOverOrOfAnotherDayNowAnswersNoGrant() throws {
        let command = GrantLicence(
            user: Story.anna, organisation: Story.organisation, completedOn: today.adding(days: -1), evidence: "Seen", reason: reason)
        var state = SessionState()
        for event in try command.decide(state, at: t0) { event.evolve(&state) }
        #expect(throws: Rejection.isOver) { try command.decide(state, at: t0.adding(days: 364)) }
        let edit = EditLicence(licence: command.id, completedOn: today, reason: reason)
        for event in try edit.decide(state, at: t0) { event.evolve(&state) }
        #expect(throws: Rejection.dayWasEdited(to: today)) { try command.decide(state, at: t0) }
        let back = EditLicence(licence: command.id, completedOn: command.completedOn, reason: reason)
        for event in try back.decide(state, at: t0) { event.evolve(&state) }
        #expect(try command.decide(state, at: t0).isEmpty)
    }
}
