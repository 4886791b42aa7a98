import Contracts
import EventSourcing
import TestKit
@testable import TrainingService

/// A session as a test tells it: what has happened, then what is asked of it.
struct SessionStory {
    static let id = TrainingSessionID(high: 0x5e55, low: 1)
    static let organisation = OrganisationID(high: 0x0a, low: 1)
    static let training = TrainingID(high: 0x7a, low: 1)
    static let anna = UserID(high: 0x0b, low: 1)
    static let ben = UserID(high: 0x0b, low: 2)
    static let cleo = UserID(high: 0x0b, low: 3)
    static let online = TrainingDescription(
        title: "Online", mode: .online, priceCents: .euros(675), includedParticipants: 2, extraPriceCents: .euros(60),
        durationMinutes: 120, grantsLicence: true, comingSoon: false, retired: false)
    static let reason = try? Reason("Because")

    private(set) var state = SessionState()
    private(set) var events: [SessionEvent] = []
    var now = t0

    static func requested(of training: TrainingDescription? = online, by origin: SessionRequested.Origin = .staff) throws -> SessionStory {
        var story = SessionStory()
        let details = SessionDetails(
            trainingID: training == nil ? nil : Self.training, terms: training.map { SessionTerms(of: $0) }, mode: training?.mode)
        try story.ask(RequestSession(id: id, organisation: organisation, details: details, origin: origin))
        return story
    }

    static func held(by users: UserID..., on day: LocalDate = t0.date) throws -> SessionStory {
        var story = try requested()
        for user in users { try story.ask(AddParticipant(user: user)) }
        try story.ask(CompleteSession(completedOn: day))
        return story
    }

    /// Answers with the events of this command alone.
    @discardableResult
    mutating func ask(_ command: some Command<TrainingSession>) throws -> [SessionEvent] {
        let decided = try command.decide(state, at: now)
        for event in decided { event.evolve(&state) }
        events += decided
        return decided
    }

    @discardableResult
    mutating func ask(_ change: some LicenceChange) throws -> [SessionEvent] {
        try ask(AskIssuer<TrainingSession, _>(change: change))
    }

    func licence(of user: UserID) -> LicenceID { LicenceID(of: Self.id, for: user) }

    func status(of user: UserID) -> LicenceStatus? { state.licences[licence(of: user)]?.status(at: now) }
}
