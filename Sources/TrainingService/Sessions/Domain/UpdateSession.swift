import Contracts
import EventSourcing

/// Changes what is agreed about a session: its date, its mode, what it costs, how many are expected; of a completed one its notes, its price
/// and the day on which it was held.
struct UpdateSession: Command {
    typealias Target = TrainingSession

    var changes: SessionChanges
    var reason: Reason?

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        try check(session)
        let details = try SessionRules.checked(changes.applied(to: session.details))
        guard details.agreedPriceCents == session.details.agreedPriceCents || reason != nil else { throw Rejection.priceNeedsReason }
        let licences = try LicenceTerm.edits(of: state, to: changes.completedOn, reason: reason, at: now)
        return [updated(session, details, at: now), scheduled(session, details, at: now)].compactMap { $0 } + licences
    }

    private func check(_ session: SessionState.Session) throws {
        switch session.status {
        case .requested, .scheduled:
            guard changes.completedOn == nil else { throw Rejection.notCompleted }
        case .completed:
            guard !changes.scheduledAt.isSet, !changes.expectedParticipants.isSet else { throw Rejection.alreadyHeld }
        case .cancelled: throw Rejection.isCancelled
        }
        guard changes.choice == nil || session.details.trainingID == nil || changes.choice?.id == session.details.trainingID else {
            throw Rejection.trainingIsSettled
        }
    }

    private func updated(_ session: SessionState.Session, _ details: SessionDetails, at now: Instant) -> SessionEvent? {
        let isDateGivenUp = changes.scheduledAt == .set(nil) && session.scheduledAt != nil
        let movedTo = changes.completedOn == session.completedOn ? nil : changes.completedOn
        guard details != session.details || isDateGivenUp || movedTo != nil else { return nil }
        return SessionUpdated(
            sessionID: session.id, organisationID: session.organisationID, details: details, previousDetails: session.details,
            previousScheduledAt: isDateGivenUp ? session.scheduledAt : nil, completedOn: movedTo,
            previousCompletedOn: movedTo == nil ? nil : session.completedOn, reason: reason?.text, effectiveAt: now)
    }

    private func scheduled(_ session: SessionState.Session, _ details: SessionDetails, at now: Instant) -> SessionEvent? {
        guard let date = changes.scheduledAt.newValue, date != session.scheduledAt else { return nil }
        return SessionScheduled(
            sessionID: session.id, organisationID: session.organisationID, scheduledAt: date, previousScheduledAt: session.scheduledAt,
            mode: details.mode, effectiveAt: now)
    }
}

extension SessionUpdated: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.session?.details = details
        state.session?.revision += 1
        if let completedOn { state.session?.completedOn = completedOn }
        if previousScheduledAt != nil {
            state.session?.scheduledAt = nil
            state.session?.status = .requested
        }
    }
}

extension Rejection {
    static let notCompleted = rule(
        "not-completed", detail: "the session isn't completed; complete it with the day on which it was held", field: "completed_on")
    static let alreadyHeld = rule(
        "completed", detail: "the session was held already; its date and the number of people expected don't change any more")
    static let isCancelled = rule("cancelled", detail: "the session is cancelled; reopen it first")
    static let trainingIsSettled = rule(
        "training-settled", detail: "a session stays one of its training; cancel it and plan another one", field: "training_id")
}
