import Contracts
import EventSourcing

/// Says of each licence of a stream what the clock has brought: that it ends soon, or has ended. A timer asks for it.
struct SettleLicences: LicenceChange {
    func decide(_ state: SessionState, at now: Instant) -> [SessionEvent] {
        let due = state.licences.values.filter { licence in licence.due.map { $0 <= now } ?? false }
        return due.sorted { $0.granted.licenceID < $1.granted.licenceID }.map { licence in
            let (granted, end) = (licence.granted, licence.expiresAt)
            if end <= now { return LicenceExpired(licence, at: now) }
            return LicenceExpiringSoon(
                licenceID: granted.licenceID, sessionID: granted.sessionID, userID: granted.userID,
                organisationID: granted.organisationID, expiresAt: end, effectiveAt: now)
        }
    }
}

extension LicenceExpired {
    init(_ licence: LicenceState, at now: Instant) {
        let granted = licence.granted
        self.init(
            licenceID: granted.licenceID, sessionID: granted.sessionID, userID: granted.userID, organisationID: granted.organisationID,
            expiresAt: licence.expiresAt, effectiveAt: now)
    }
}

extension SessionState {
    /// Of the licences that these events have given, those that have run out since, each exactly at its end.
    func licencesRunOut(of events: [SessionEvent], by now: Instant) -> [LicenceExpired] {
        let granted = Set(events.compactMap { ($0 as? LicenceGranted)?.licenceID })
        let over = licences.values.filter { $0.standing == .active && $0.expiresAt <= now && granted.contains($0.granted.licenceID) }
        return over.sorted { $0.granted.licenceID < $1.granted.licenceID }.map { LicenceExpired($0, at: $0.expiresAt) }
    }
}

extension LicenceExpired: StreamEvent {
    public func evolve(_ state: inout SessionState) { state.licences[licenceID]?.standing = .expired }
}

extension LicenceExpiringSoon: StreamEvent {
    public func evolve(_ state: inout SessionState) { state.licences[licenceID]?.warnedOf = expiresAt }
}
