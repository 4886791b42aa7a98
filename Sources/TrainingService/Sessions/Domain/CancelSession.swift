import Contracts
import EventSourcing

/// The session won't be held.
struct CancelSession: Command {
    typealias Target = TrainingSession

    var reason: Reason?

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        switch session.status {
        case .completed: throw Rejection.heldSessionStays
        case .cancelled: return []
        case .requested, .scheduled:
            return [
                SessionCancelled(
                    sessionID: session.id, organisationID: session.organisationID, previousStatus: session.status, reason: reason?.text,
                    effectiveAt: now)
            ]
        }
    }
}

extension SessionCancelled: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        state.session?.status = .cancelled
        state.session?.revision += 1
        if isImported { state.imported?.cancelledOn = effectiveAt.date }
    }
}

extension Rejection {
    static let heldSessionStays = rule(
        "completed", detail: "a completed session can't be cancelled; revoke its licences where they shall not count")
}
