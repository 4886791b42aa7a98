import Contracts
import EventSourcing

/// Takes somebody off the roster, who holds no licence of the session.
struct RemoveParticipant: Command {
    typealias Target = TrainingSession

    let user: UserID

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        try state.removal(of: [user], at: now)
    }
}

extension SessionState {
    /// These people leave the roster at once; nothing happens where none of them is on it. Throws `Rejection` for whoever holds a licence.
    func removal(of users: Set<UserID>, at now: Instant) throws -> [SessionEvent] {
        let session = try existing()
        let removed = roster.filter { users.contains($0) }
        guard !removed.isEmpty else { return [] }
        for user in removed {
            let licence = licences[LicenceID(of: session.id, for: user)]
            guard licence.map({ $0.standing == .revoked }) ?? true else { throw Rejection.holdsLicence }
        }
        return [
            RosterChanged(
                sessionID: session.id, organisationID: session.organisationID, added: [], removed: removed,
                participants: roster.count - removed.count, effectiveAt: now)
        ]
    }
}

extension Rejection {
    static let holdsLicence = rule(
        "holds-licence", detail: "they have a licence of this session; revoke it first, where it shall not count")
}
