import Contracts
import EventSourcing

/// Takes back the discount of the account, or of one of its workspaces.
struct ClearDiscount: AccountCommand {
    var workspaceID: WorkspaceID?
    var reason: Reason?

    func decide(_ decision: inout AccountDecision, at now: Instant) {
        guard let newest = decision.state.discountHistory(workspaceID).newest, let previous = newest.value else { return }
        decision.append(
            DiscountCleared(
                of: decision.identity, on: workspaceID, previousDiscount: previous, reason: reason?.text,
                effectiveAt: max(now, newest.effectiveAt)))
    }
}

extension DiscountCleared: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.recordDiscount(nil, on: workspaceID, at: effectiveAt)
    }
}
