import Contracts
import EventSourcing

/// The platform tells of a workspace that comes from a request. The first one that it tells of is the one that was granted.
struct FulfilUpgradeRequest: Command {
    typealias Target = UpgradeRequest

    let workspace: WorkspaceID
    let account: AccountID

    func decide(_ state: UpgradeRequestState, at now: Instant) -> [any StreamEvent<UpgradeRequestState>] {
        guard case .approved(let approved) = state.decision, approved.kind == .newWorkspace, state.workspaceID == nil else { return [] }
        return [
            UpgradeRequestFulfilled(
                requestID: approved.requestID, organisationID: approved.organisationID, accountID: account, workspaceID: workspace,
                effectiveAt: max(now, approved.effectiveAt))
        ]
    }
}

extension UpgradeRequestFulfilled: StreamEvent {
    public func evolve(_ state: inout UpgradeRequestState) { state.workspaceID = workspaceID }
}

extension UpgradeRequestState {
    /// How long the platform may take to create a workspace before somebody has to look.
    static let creationHours = 1

    /// A workspace was granted, and there is none after an hour. Of what was approved in an imported past nobody waits for a workspace.
    func isNotCreated(at now: Instant) -> Bool {
        guard case .approved(let approved) = decision, approved.cause != .imported, approved.kind == .newWorkspace, workspaceID == nil
        else { return false }
        return approved.effectiveAt.adding(hours: Self.creationHours) <= now
    }

    /// The terms of a client's workspace, which wait for its account to open. An imported past tells the account's terms itself.
    var termsOfOwnAccount: GrantedTerms? {
        guard case .approved(let approved) = decision, approved.cause != .imported, asked?.usageContext == .external else { return nil }
        return approved.granted
    }
}
