import Contracts
import EventKit
import ServiceTesting
import TestKit
@testable import BillingService

/// What TrainingService tells of one session of a training that costs 675 euros for 5, and 60 for each further person. Each event has the next
/// position.
struct TrainingFacts {
    static let training = TrainingID(high: 0x7777_1111_3333_4444, low: 0x8000_0000_0000_0001)
    static let terms = SessionTerms(priceCents: .euros(675), includedParticipants: 5, extraPriceCents: .euros(60), grantsLicence: true)

    let session: TrainingSessionID
    let organisation: OrganisationID
    private(set) var events: [CloudEvent] = []

    init(_ session: TrainingSessionID = SessionStory.id, of organisation: OrganisationID = Known.organisation, from position: Int64 = 1)
        throws
    {
        self.session = session
        self.organisation = organisation
        next = position
        try tell(
            SessionRequested(
                sessionID: session, organisationID: organisation, details: SessionDetails(trainingID: Self.training, terms: Self.terms),
                origin: .staff, effectiveAt: t0))
    }

    private var next: Int64

    /// Held ten days ago.
    mutating func completed(_ participants: Int = 7) throws {
        try tell(
            SessionCompleted(
                sessionID: session, organisationID: organisation, completedOn: t0.date.adding(days: -10), participants: participants,
                priceCents: Self.terms.price(participants: participants, agreed: nil), effectiveAt: t0))
    }

    mutating func seated(_ participants: Int) throws {
        try tell(
            RosterChanged(
                sessionID: session, organisationID: organisation, added: [], removed: [], participants: participants, effectiveAt: t0))
    }

    mutating func agreed(_ price: Cents) throws {
        let before = SessionDetails(trainingID: Self.training, terms: Self.terms)
        var after = before
        after.agreedPriceCents = price
        try tell(
            SessionUpdated(sessionID: session, organisationID: organisation, details: after, previousDetails: before, effectiveAt: t0))
    }

    mutating func reopened() throws {
        try tell(
            SessionReopened(
                sessionID: session, organisationID: organisation, status: .requested, previousStatus: .completed, cause: .staff,
                effectiveAt: t0))
    }

    mutating func titled(_ title: String) throws {
        let training = TrainingDescription(
            title: title, mode: .online, priceCents: .euros(675), includedParticipants: 5, grantsLicence: true, comingSoon: false,
            retired: false)
        try tell(TrainingAdded(trainingID: Self.training, training: training))
    }

    private mutating func tell(_ payload: some EventPayload) throws {
        var event = try CloudEvent.fact(payload, at: t0, source: EventContext.training.source)
        event.position = next
        next += 1
        events.append(event)
    }

    /// A session that was held, of a training with a title.
    static func held(
        _ session: TrainingSessionID = SessionStory.id, of organisation: OrganisationID = Known.organisation, participants: Int = 7,
        from position: Int64 = 1
    ) throws -> TrainingFacts {
        var facts = try TrainingFacts(session, of: organisation, from: position)
        try facts.titled("Prompting")
        try facts.completed(participants)
        return facts
    }
}

extension ServiceHarness {
    func apply(_ facts: TrainingFacts) throws { try apply(facts.events, topic: EventContext.training.topic) }
}
