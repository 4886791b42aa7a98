import Contracts
import EventSourcing

/// Takes a revocation back while the licence's year is running. Whoever has left the roster since is on it again, if
/// there is a place.
struct RestoreLicence: LicenceChange {
    let licence: LicenceID
    let reason: Reason

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let current = try state.licence(licence)
        guard current.standing == .revoked else { return [] }
        guard current.expiresAt > now else { throw Rejection.yearIsOver(current.completedOn).asRule }
        let granted = current.granted
        let restored = LicenceRestored(
            licenceID: licence, sessionID: granted.sessionID, userID: granted.userID, organisationID: granted.organisationID,
            expiresAt: current.expiresAt, reason: reason.text, effectiveAt: now)
        guard let session = state.session else { return [restored] }
        guard session.status == .completed else { throw Rejection.completeInstead }
        guard !state.roster.contains(granted.userID) else { return [restored] }
        try state.checkPlaceOnRoster(of: session)
        let added = RosterChanged(
            sessionID: session.id, organisationID: session.organisationID, added: [granted.userID], removed: [],
            participants: state.roster.count + 1, effectiveAt: now)
        return [added, restored]
    }
}

extension LicenceRestored: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.licences[licenceID]?.standing = .active
        state.licences[licenceID]?.revoked = nil
    }
}

extension Rejection {
    static let completeInstead = rule(
        "not-completed", detail: "the session isn't completed any more; complete it again, which grants its licences anew")

    /// The same refusal of what isn't in a field of the request.
    fileprivate var asRule: Rejection { .rule("year-over", detail: detail) }
}
