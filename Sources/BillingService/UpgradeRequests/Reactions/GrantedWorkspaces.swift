import Contracts
import EventKit
import EventSourcing

/// What follows when the platform has created a workspace that was granted: the request shows it, and a client's own account, which has
/// just opened, gets its terms. Both happen once, whatever is told again.
struct GrantedWorkspaces {
    let work: UnitOfWork

    func take(_ fact: WorkspaceChanged, _ event: CloudEvent) throws {
        guard let request = fact.requestID else { return }
        let work = work.following(event)
        let command = FulfilUpgradeRequest(workspace: fact.workspaceID, account: fact.accountID)
        let execution = try work.execute(command, on: request.description, at: event.time)
        guard !execution.events.isEmpty, fact.usageContext == .external, let terms = execution.state.termsOfOwnAccount,
            case .approved(let approved) = execution.state.decision
        else { return }
        try work.execute(
            OpenWithGrantedTerms(terms: terms, request: request), on: fact.accountID.description,
            at: max(event.time, approved.effectiveAt))
    }
}
