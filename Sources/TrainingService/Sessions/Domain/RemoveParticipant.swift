import Contracts
import EventSourcing

/// Takes somebody off the roster, who holds no licence of the session.
struct RemoveParticipant: Command {
    typealias Target = TrainingSession

    let user: UserID

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        guard state.roster.contains(user) else { return [] }
        let licence = state.licences[LicenceID(of: session.id, for: user)]
        guard licence.map({ $0.standing == .revoked }) ?? true else { throw Rejection.holdsLicence }
        return [
            RosterChanged(
                sessionID: session.id, organisationID: session.organisationID, added: [], removed: [user],
                participants: state.roster.count - 1, effectiveAt: now)
        ]
    }
}

extension Rejection {
    static let holdsLicence = rule(
        "holds-licence", detail: "they have a licence of this session; revoke it first, where it shall not count")
}
