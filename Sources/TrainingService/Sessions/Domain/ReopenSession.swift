import Contracts
import EventSourcing

/// Opens a session again that was cancelled, or completed by mistake without giving anybody a licence.
struct ReopenSession: Command {
    typealias Target = TrainingSession

    var reason: Reason?

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        switch session.status {
        case .requested, .scheduled: return []
        case .completed where session.grantsLicences: throw Rejection.licencesStand
        case .completed, .cancelled: return [SessionReopened(session, because: .staff, reason, at: now)]
        }
    }
}

extension SessionReopened {
    init(_ session: SessionState.Session, because cause: Cause, _ reason: Reason?, at now: Instant) {
        self.init(
            sessionID: session.id, organisationID: session.organisationID, status: session.openStatus, previousStatus: session.status,
            cause: cause, reason: reason?.text, effectiveAt: now)
    }
}

extension SessionReopened: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.session?.status = status
        state.session?.completedOn = nil
        state.session?.isHeldElsewhere = false
        state.session?.revision += 1
    }
}

extension Rejection {
    static let licencesStand = rule(
        "licences-stand", detail: "the session has given licences; revoke them, and with the last one it is open again")
}
