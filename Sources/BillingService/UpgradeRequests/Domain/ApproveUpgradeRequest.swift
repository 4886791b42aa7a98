import Contracts
import EventSourcing

/// Approves a request under the terms that are granted, and has the workspace made that it asks for. What becomes of the account's terms is
/// the account's to decide (`GrantRequestedTerms`), in the same transaction.
struct ApproveUpgradeRequest: Command {
    typealias Target = UpgradeRequest

    let granted: GrantedTerms
    let staffNotes: String?

    func decide(_ state: UpgradeRequestState, at now: Instant) throws -> [any StreamEvent<UpgradeRequestState>] {
        let asked = try state.undecided()
        let approved = UpgradeRequestApproved(of: asked, granted: granted, staffNotes: staffNotes, effectiveAt: now)
        guard asked.kind == .newWorkspace, let name = asked.proposedName else { return [approved] }
        let usageContext = asked.usageContext ?? .internal
        let workspace = WorkspaceGranted(
            of: asked, accountID: usageContext == .internal ? asked.accountID : nil, name: name, usageContext: usageContext,
            granted: granted, effectiveAt: now)
        return [approved, workspace]
    }
}

extension UpgradeRequestApproved: StreamEvent {
    public func evolve(_ state: inout UpgradeRequestState) { state.decision = .approved(self) }
}

extension WorkspaceGranted: StreamEvent {
    /// It says nothing of the request that the approval doesn't say.
    public func evolve(_ state: inout UpgradeRequestState) {}
}
