import Contracts
import EventSourcing

/// Takes in a request of the past, and what was decided of it. It grants nothing and has nothing made: the terms of the past are told by lines of
/// their own, and a workspace of the past is there. A request that is known stays as it is; one that is pending here is decided as it was.
struct ImportUpgradeRequest: Command {
    typealias Target = UpgradeRequest

    let receipt: ReceiveUpgradeRequest
    /// Nil while it is pending.
    let decision: ImportedDecision?

    func decide(_ state: UpgradeRequestState, at now: Instant) throws -> [any StreamEvent<UpgradeRequestState>] {
        var events = try receipt.decide(state, at: now)
        var after = state
        for event in events { event.evolve(&after) }
        guard let decision, let asked = after.asked, after.decision == nil else { return events }
        let at = max(decision.at, asked.effectiveAt)
        switch decision.outcome {
        case .denied(let note):
            events.append(
                UpgradeRequestDenied(of: asked, note: note, staffNotes: decision.staffNotes, effectiveAt: at, cause: .imported))
        case .approved(let granted, let workspace):
            events.append(
                UpgradeRequestApproved(of: asked, granted: granted, staffNotes: decision.staffNotes, effectiveAt: at, cause: .imported))
            guard let workspace, asked.kind == .newWorkspace else { break }
            let account = asked.usageContext == .external ? AccountID(of: workspace) : asked.accountID
            events.append(
                UpgradeRequestFulfilled(
                    requestID: asked.requestID, organisationID: asked.organisationID, accountID: account, workspaceID: workspace,
                    effectiveAt: at))
        }
        return events
    }
}

/// What was decided of a request in the past.
struct ImportedDecision: Equatable, Sendable {
    enum Outcome: Equatable, Sendable {
        /// The workspace that came of it, where one did.
        case approved(GrantedTerms, workspace: WorkspaceID?)
        case denied(note: String)
    }

    var outcome: Outcome
    var staffNotes: String?
    var at: Instant
}
