import Contracts
import EventSourcing

/// Says once that a workspace which was granted is still not there. A timer asks for it an hour after the approval.
struct MissWorkspace: Command {
    typealias Target = UpgradeRequest

    func decide(_ state: UpgradeRequestState, at now: Instant) -> [any StreamEvent<UpgradeRequestState>] {
        guard case .approved(let approved) = state.decision, state.isNotCreated(at: now), !state.isMissed else { return [] }
        return [WorkspaceNotCreated(of: approved)]
    }
}

extension WorkspaceNotCreated: StreamEvent {
    public func evolve(_ state: inout UpgradeRequestState) { state.isMissed = true }
}
