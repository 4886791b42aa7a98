import Contracts
import EventSourcing

/// Says of each licence of a stream what the clock has brought: that it ends soon, or has ended. A timer asks for it.
struct SettleLicences: LicenceChange {
    func decide(_ state: SessionState, at now: Instant) -> [SessionEvent] {
        let due = state.licences.values.filter { licence in licence.due.map { $0 <= now } ?? false }
        return due.sorted { $0.granted.licenceID < $1.granted.licenceID }.map { licence in
            let (granted, end) = (licence.granted, licence.expiresAt)
            if end <= now {
                return LicenceExpired(
                    licenceID: granted.licenceID, sessionID: granted.sessionID, userID: granted.userID,
                    organisationID: granted.organisationID, expiresAt: end, effectiveAt: now)
            }
            return LicenceExpiringSoon(
                licenceID: granted.licenceID, sessionID: granted.sessionID, userID: granted.userID,
                organisationID: granted.organisationID, expiresAt: end, effectiveAt: now)
        }
    }
}

extension LicenceExpired: StreamEvent {
    public func evolve(_ state: inout SessionState) { state.licences[licenceID]?.standing = .expired }
}

extension LicenceExpiringSoon: StreamEvent {
    public func evolve(_ state: inout SessionState) { state.licences[licenceID]?.warnedOf = expiresAt }
}
