import Contracts
import EventSourcing

/// The follow-up is done. One that is closed already stays as it is.
struct CloseFollowUp: Command {
    typealias Target = FollowUp

    let cause: FollowUpClosed.Cause
    var note: String?

    func decide(_ state: FollowUpState, at now: Instant) throws -> [any StreamEvent<FollowUpState>] {
        guard let opened = state.opened else { throw Rejection.noFollowUp }
        guard state.closed == nil else { return [] }
        return [
            FollowUpClosed(
                followUpID: opened.followUpID, kind: opened.kind, userID: opened.userID, organisationID: opened.organisationID,
                cause: cause,
                note: note, effectiveAt: max(now, opened.effectiveAt))
        ]
    }
}

extension FollowUpClosed: StreamEvent {
    public func evolve(_ state: inout FollowUpState) { state.closed = self }
}

extension Rejection {
    static let noFollowUp = notFound("follow-up with this id")
}
