import Contracts
import EventSourcing

/// A training is asked for, by a customer or by staff. With a date it is scheduled at once. Told again it changes nothing.
struct RequestSession: Command {
    typealias Target = TrainingSession

    let id: TrainingSessionID
    let organisation: OrganisationID
    var details: SessionDetails
    let origin: SessionRequested.Origin
    var requestedBy: UserID?
    var scheduledAt: Instant?
    /// What the customer asked for where the catalogue has no such training.
    var askedTraining: String?
    var reason: Reason?

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        guard state.session == nil else { return [] }
        var (details, asked) = (details, details.expectedParticipants)
        // A customer's wish isn't refused for its size; staff see what was asked, and plan with what can be.
        if origin == .platform { details.expectedParticipants = asked.map { min($0, details.terms?.participantsMaximum ?? $0) } }
        if asked == details.expectedParticipants { asked = nil }
        details = try SessionRules.checked(details)
        guard details.agreedPriceCents == nil || reason != nil else { throw Rejection.priceNeedsReason }
        let requested = SessionRequested(
            sessionID: id, organisationID: organisation, details: details, origin: origin, requestedBy: requestedBy,
            askedTraining: askedTraining, askedParticipants: asked, reason: reason?.text, effectiveAt: now)
        guard let scheduledAt else { return [requested] }
        let scheduled = SessionScheduled(
            sessionID: id, organisationID: organisation, scheduledAt: scheduledAt, mode: details.mode, effectiveAt: now)
        return [requested, scheduled]
    }
}

extension SessionRequested: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.session = SessionState.Session(id: sessionID, organisationID: organisationID, asked: self, details: details)
        if isImported { state.imported = SessionState.Imported() }
    }
}

extension SessionScheduled: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.session?.scheduledAt = scheduledAt
        state.session?.status = .scheduled
        state.session?.revision += 1
        if isImported { state.imported?.scheduledAt = scheduledAt }
    }
}
