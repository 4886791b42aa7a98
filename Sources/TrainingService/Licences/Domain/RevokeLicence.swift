import Contracts
import EventSourcing

/// The licence counts no longer. With the last one of a session the session isn't completed any more.
struct RevokeLicence: LicenceChange {
    let licence: LicenceID
    let reason: Reason

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let current = try state.licence(licence)
        switch current.status(at: now) {
        case .revoked: return []
        case .expired: throw Rejection.isExpired
        case .active: break
        }
        let granted = current.granted
        let revoked = LicenceRevoked(
            licenceID: licence, sessionID: granted.sessionID, userID: granted.userID, organisationID: granted.organisationID,
            reason: reason.text, effectiveAt: now)
        let isLast = state.licences.allSatisfy { $0.key == licence || $0.value.standing == .revoked }
        guard isLast, let session = state.session, session.status == .completed else { return [revoked] }
        return [revoked, SessionReopened(session, because: .licencesRevoked, reason, at: now)]
    }
}

extension LicenceRevoked: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.licences[licenceID]?.standing = .revoked
        state.licences[licenceID]?.revoked = self
        if isImported { state.licences[licenceID]?.importedRevocation = effectiveAt.date }
    }
}

extension Rejection {
    static let isExpired = rule("licence-expired", detail: "the licence has expired by itself; there is nothing to revoke")
}
