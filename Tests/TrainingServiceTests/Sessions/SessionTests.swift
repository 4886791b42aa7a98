import Contracts
import EventSourcing
import TestKit
import Testing
@testable import TrainingService

@Suite("What staff and customers ask of a session") struct SessionTests {
    typealias Story = SessionStory

    @Test func withADateItIsScheduledAtOnceAndAskedTwiceItIsOne() throws {
        var story = Story()
        let details = SessionDetails(trainingID: Story.training, terms: SessionTerms(of: Story.online), mode: .online)
        let command = RequestSession(
            id: Story.id, organisation: Story.organisation, details: details, origin: .staff, scheduledAt: t0.adding(days: 9))
        #expect(try story.ask(command).count == 2)
        #expect(story.state.session?.status == .scheduled)
        #expect(try story.ask(command).isEmpty)
    }

    struct PriceCase: Sendable {
        var expected: Int?
        var agreed: Int64?
        var people = 0
        var isCompleted = false
        let euros: Int64
    }

    static let prices = [
        PriceCase(euros: 675), PriceCase(expected: 1, euros: 675), PriceCase(expected: 5, euros: 855),
        PriceCase(expected: 5, agreed: 500, euros: 680), PriceCase(expected: 5, people: 1, isCompleted: true, euros: 675),
        PriceCase(expected: 1, people: 3, isCompleted: true, euros: 735), PriceCase(agreed: 0, people: 3, isCompleted: true, euros: 60),
    ]

    @Test(arguments: prices.indices) func costsByWhoIsExpectedAndThenByWhoCame(index: Int) throws {
        let price = Self.prices[index]
        var story = try Story.requested()
        var changes = SessionChanges()
        changes.expectedParticipants = .set(price.expected)
        changes.agreedPriceCents = .set(price.agreed.map { .euros($0) })
        try story.ask(UpdateSession(changes: changes, reason: Story.reason))
        for user in [Story.anna, Story.ben, Story.cleo].prefix(price.people) { try story.ask(AddParticipant(user: user)) }
        if price.isCompleted { try story.ask(CompleteSession(completedOn: t0.date)) }
        #expect(story.state.price == .euros(price.euros))
    }

    @Test func aCustomersWishIsTakenInWhateverItsSize() throws {
        var story = Story()
        let details = SessionDetails(
            trainingID: Story.training, terms: SessionTerms(of: Story.online), mode: .online, expectedParticipants: 9_000)
        let events = try story.ask(
            RequestSession(id: Story.id, organisation: Story.organisation, details: details, origin: .platform))
        #expect((events.first as? SessionRequested)?.askedParticipants == 9_000)
        #expect(story.state.session?.details.expectedParticipants == 502)
    }

    @Test func staffAreToldHowManyThereCanBe() throws {
        var changes = SessionChanges()
        changes.expectedParticipants = .set(503)
        let rejection = Rejection.expectedParticipants(503, of: SessionTerms(of: Story.online))
        #expect(throws: rejection) {
            var story = try Story.requested()
            try story.ask(UpdateSession(changes: changes))
        }
    }

    @Test func anotherPriceNeedsAReason() throws {
        var changes = SessionChanges()
        changes.agreedPriceCents = .set(.euros(1))
        #expect(throws: Rejection.priceNeedsReason) {
            var story = try Story.requested()
            try story.ask(UpdateSession(changes: changes))
        }
    }

    @Test func aWishWithoutATrainingWaitsForOne() throws {
        var story = try Story.requested(of: nil, by: .platform)
        #expect(story.state.price == nil)
        #expect(throws: Rejection.trainingNeeded) { try story.ask(CompleteSession(completedOn: t0.date)) }
        var changes = SessionChanges()
        changes.choice = SessionChanges.Choice(id: Story.training, training: Story.online)
        try story.ask(UpdateSession(changes: changes))
        #expect(story.state.price == .euros(675))
        changes.choice?.training.priceCents = .euros(1)
        #expect(try story.ask(UpdateSession(changes: changes)).isEmpty)
        changes.choice?.id = TrainingID(high: 9, low: 9)
        #expect(throws: Rejection.trainingIsSettled) { try story.ask(UpdateSession(changes: changes)) }
    }

    @Test func aDateCanBeMovedAndGivenUp() throws {
        var story = try Story.requested()
        var changes = SessionChanges()
        changes.scheduledAt = .set(t0.adding(days: 3))
        #expect(try story.ask(UpdateSession(changes: changes)).count == 1)
        #expect(try story.ask(UpdateSession(changes: changes)).isEmpty)
        changes.scheduledAt = .set(nil)
        try story.ask(UpdateSession(changes: changes))
        #expect(story.state.session?.status == .requested)
        #expect(story.state.session?.scheduledAt == nil)
    }

    @Test func aCancelledSessionTakesNothingUntilItIsReopened() throws {
        var story = try Story.requested()
        try story.ask(CancelSession())
        #expect(try story.ask(CancelSession()).isEmpty)
        #expect(throws: Rejection.isCancelled) { try story.ask(AddParticipant(user: Story.anna)) }
        #expect(throws: Rejection.isCancelled) { try story.ask(CompleteSession(completedOn: t0.date)) }
        #expect(throws: Rejection.isCancelled) { try story.ask(UpdateSession(changes: SessionChanges())) }
        try story.ask(ReopenSession())
        #expect(story.state.session?.status == .requested)
        #expect(try story.ask(ReopenSession()).isEmpty)
    }

    @Test func aCompletedSessionStays() throws {
        var story = try Story.held(by: Story.anna)
        #expect(throws: Rejection.heldSessionStays) { try story.ask(CancelSession()) }
        #expect(throws: Rejection.licencesStand) { try story.ask(ReopenSession()) }
        #expect(throws: Rejection.completedAlready) { try story.ask(CompleteSession(completedOn: t0.date.adding(days: -1))) }
        #expect(try story.ask(CompleteSession(completedOn: t0.date)).isEmpty)
        var changes = SessionChanges()
        changes.scheduledAt = .set(t0)
        #expect(throws: Rejection.alreadyHeld) { try story.ask(UpdateSession(changes: changes)) }
    }

    @Test func whereItWasHeldIsSaidByTheCompletionThatHolds() throws {
        let story = try Story.held(by: Story.anna)
        var state = story.state
        #expect(state.session?.isHeldElsewhere == false)
        var completed = try #require(story.events.compactMap { $0 as? SessionCompleted }.first)
        completed.cause = .imported
        completed.evolve(&state)
        #expect(state.session?.isHeldElsewhere == true)
        SessionReopened(try state.existing(), because: .staff, nil, at: t0).evolve(&state)
        #expect(state.session?.isHeldElsewhere == false)
    }

    @Test func withoutLicencesItCompletesWithNobodyAndCanBeReopened() throws {
        var plain = Story.online
        plain.grantsLicence = false
        var story = try Story.requested(of: plain)
        #expect(try story.ask(CompleteSession(completedOn: t0.date)).count == 1)
        try story.ask(AddParticipant(user: Story.anna))
        #expect(story.state.licences.isEmpty)
        try story.ask(ReopenSession())
        #expect(story.state.session?.status == .requested)
    }

    @Test func aRosterHoldsAsManyAsItsTrainingTakes() throws {
        var single = Story.online
        (single.includedParticipants, single.extraPriceCents) = (1, nil)
        var story = try Story.requested(of: single)
        try story.ask(AddParticipant(user: Story.anna))
        #expect(try story.ask(AddParticipant(user: Story.anna)).isEmpty)
        #expect(throws: Rejection.rosterIsFull(1)) { try story.ask(AddParticipant(user: Story.ben)) }
        try story.ask(RemoveParticipant(user: Story.anna))
        #expect(try story.ask(RemoveParticipant(user: Story.anna)).isEmpty)
        #expect(story.state.roster.isEmpty)
    }

    @Test func whoeverWasAbsentLeavesTheRosterAsTheSessionIsCompleted() throws {
        var story = try Story.requested()
        for user in [Story.anna, Story.ben, Story.cleo] { try story.ask(AddParticipant(user: user)) }
        let stranger = UserID(high: 0x0b, low: 9)
        let completion = CompleteSession(completedOn: t0.date, absent: [Story.cleo, Story.anna, stranger])
        let events = try story.ask(completion)
        let left = try #require(events.first as? RosterChanged)
        #expect(left.removed == [Story.anna, Story.cleo] && left.participants == 1)
        #expect((events.dropFirst().first as? SessionCompleted)?.participants == 1)
        #expect(events.compactMap { ($0 as? LicenceGranted)?.userID } == [Story.ben] && events.count == 3)
        #expect(story.state.roster == [Story.ben] && story.state.price == .euros(675))
        #expect(try story.ask(completion).isEmpty)
        #expect(throws: Rejection.attendanceIsSettled) {
            try story.ask(CompleteSession(completedOn: t0.date, absent: [Story.ben]))
        }
    }

    @Test func whereEverybodyWasAbsentNothingIsCompleted() throws {
        var story = try Story.requested()
        try story.ask(AddParticipant(user: Story.anna))
        #expect(throws: Rejection.nobodyOnRoster) { try story.ask(CompleteSession(completedOn: t0.date, absent: [Story.anna])) }
    }

    @Test func nobodyCompletesASessionThatNobodyAttendedOrThatIsStillToCome() throws {
        var story = try Story.requested()
        #expect(throws: Rejection.nobodyOnRoster) { try story.ask(CompleteSession(completedOn: t0.date)) }
        try story.ask(AddParticipant(user: Story.anna))
        #expect(throws: Rejection.dayToCome) { try story.ask(CompleteSession(completedOn: t0.date.adding(days: 1))) }
        let yearAgo = t0.date.adding(days: -365)
        #expect(throws: Rejection.yearIsOver(yearAgo)) { try story.ask(CompleteSession(completedOn: yearAgo)) }
    }
}
