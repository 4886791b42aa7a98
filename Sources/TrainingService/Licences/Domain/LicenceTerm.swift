import Contracts
import EventSourcing

/// The year for which a training counts, from the day on which it was held.
struct LicenceTerm: Sendable, Equatable {
    static let days = LicenceGranted.daysValid

    let completedOn: LocalDate

    /// The first moment at which it counts no longer.
    var expiresAt: Instant { completedOn.adding(days: Self.days).start }

    /// Throws `Rejection` for a day that is still to come, or from which the year is over.
    func check(at now: Instant) throws {
        guard completedOn <= now.date else { throw Rejection.dayToCome }
        guard expiresAt > now else { throw Rejection.yearIsOver(completedOn) }
    }

    /// The licence that a session gives somebody.
    func grant(to user: UserID, by session: SessionState.Session, at now: Instant) throws -> SessionEvent {
        try check(at: now)
        return LicenceGranted(
            licenceID: LicenceID(of: session.id, for: user), sessionID: session.id, userID: user, organisationID: session.organisationID,
            trainingID: session.details.trainingID, completedOn: completedOn, expiresAt: expiresAt, effectiveAt: now)
    }

    /// The licences of a session counted from another day; none where the day is nil, or theirs already.
    static func edits(of state: SessionState, to day: LocalDate?, reason: Reason?, at now: Instant) throws -> [SessionEvent] {
        guard let session = state.session, let day, day != session.completedOn else { return [] }
        let term = LicenceTerm(completedOn: day)
        if state.licences.isEmpty {
            guard day <= now.date else { throw Rejection.dayToCome }
        } else {
            try term.check(at: now)
        }
        let others = state.licences.values.filter { $0.completedOn != day }.sorted { $0.granted.licenceID < $1.granted.licenceID }
        return others.map { term.edit(of: $0, reason: reason, at: now) }
    }

    func edit(of licence: LicenceState, reason: Reason?, at now: Instant) -> SessionEvent {
        LicenceEdited(
            licenceID: licence.granted.licenceID, sessionID: licence.granted.sessionID, userID: licence.granted.userID,
            organisationID: licence.granted.organisationID, completedOn: completedOn, previousCompletedOn: licence.completedOn,
            expiresAt: expiresAt, previousExpiresAt: licence.expiresAt, reason: reason?.text, effectiveAt: now)
    }
}

extension LicenceGranted: StreamEvent {
    public func evolve(_ state: inout SessionState) { state.licences[licenceID] = LicenceState(self) }
}

extension LicenceEdited: StreamEvent {
    /// The new year is running, so that a licence that had expired counts again.
    public func evolve(_ state: inout SessionState) {
        state.licences[licenceID]?.completedOn = completedOn
        state.licences[licenceID]?.expiresAt = expiresAt
        if state.licences[licenceID]?.standing == .expired { state.licences[licenceID]?.standing = .active }
    }
}

extension Rejection {
    static func yearIsOver(_ day: LocalDate) -> Rejection {
        field("completed_on", "a licence counts for \(LicenceTerm.days) days, and those from \(day) on are over")
    }
}
