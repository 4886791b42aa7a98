import Contracts
import EventSourcing

/// Puts somebody on the roster. Whoever is added after the session was completed gets their licence at once, from the day of the session.
struct AddParticipant: Command {
    typealias Target = TrainingSession

    let user: UserID

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        guard session.status != .cancelled else { throw Rejection.isCancelled }
        guard !state.roster.contains(user) else { return [] }
        try state.checkPlaceOnRoster(of: session)
        let added = RosterChanged(
            sessionID: session.id, organisationID: session.organisationID, added: [user], removed: [],
            participants: state.roster.count + 1, effectiveAt: now)
        guard let day = session.completedOn, session.status == .completed, session.grantsLicences else { return [added] }
        let licence = state.licences[LicenceID(of: session.id, for: user)]
        guard licence == nil else { throw Rejection.licenceWasRevoked }
        return [added, try LicenceTerm(completedOn: day).grant(to: user, by: session, at: now)]
    }
}

extension SessionState {
    /// Throws `Rejection` where nobody fits in any more.
    func checkPlaceOnRoster(of session: Session) throws {
        // Without a training nothing says how many fit; the size of what can be asked for is the bound then.
        let maximum = min(session.details.terms?.participantsMaximum ?? SessionTerms.rosterMaximum, SessionTerms.rosterMaximum)
        guard roster.count < maximum else { throw Rejection.rosterIsFull(maximum) }
    }
}

extension RosterChanged: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.roster.removeAll { removed.contains($0) }
        state.roster += added
        if isImported { state.imported?.participants.formUnion(added) }
    }
}

extension Rejection {
    static let licenceWasRevoked = rule(
        "licence-revoked", detail: "their licence of this session was revoked; restore it instead, which puts them back on the roster")

    static func rosterIsFull(_ maximum: Int) -> Rejection {
        rule("roster-full", detail: "a session of this training has \(maximum) participants at most")
    }
}
