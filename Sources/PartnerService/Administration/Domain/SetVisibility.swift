import Contracts
import EventSourcing

/// Decides who may find and open a workspace. Staff may set any on any tier.
struct SetVisibility: Command {
    typealias Target = WorkspaceCare

    let workspaceID: WorkspaceID
    let accountID: AccountID
    let organisationID: OrganisationID
    let visibility: Visibility
    /// By the newest of what the platform told and staff decided; nil where neither says.
    let shown: Visibility?
    let reason: Reason

    func decide(_ state: WorkspaceCareState, at now: Instant) -> [WorkspaceCareEvent] {
        guard visibility != shown else { return [] }
        return [
            WorkspaceVisibilitySet(
                workspaceID: workspaceID, accountID: accountID, organisationID: organisationID, visibility: visibility,
                previousVisibility: shown,
                reason: reason.text, effectiveAt: now)
        ]
    }
}

extension WorkspaceVisibilitySet: StreamEvent {
    /// Nothing follows from it for later decisions: what holds now depends on the platform's facts too.
    public func evolve(_ state: inout WorkspaceCareState) {}
}
