import Contracts
import EventSourcing

/// What has been announced about the risk of one workspace: the reasons, most urgent first.
enum AccountHealth: Aggregate {
    static let category = "account-health"
    static let initialState: [RiskReason] = []
    static let events = EventTable<[RiskReason]>(AccountHealthChanged.self)
}

/// Announces the risk of a workspace, exactly when the reasons differ from those announced.
struct AnnounceHealth: Command {
    typealias Target = AccountHealth

    var workspaceID: WorkspaceID
    var accountID: AccountID
    var organisationID: OrganisationID
    /// Those that hold now, most urgent first; none when nothing is wrong.
    var reasons: [RiskReason]

    func decide(_ announced: [RiskReason], at now: Instant) -> [any StreamEvent<[RiskReason]>] {
        guard reasons != announced else { return [] }
        return [
            AccountHealthChanged(
                workspaceID: workspaceID, accountID: accountID, organisationID: organisationID,
                change: announced.isEmpty ? .entered : reasons.isEmpty ? .left : .changed, reason: reasons.first,
                previousReason: announced.first, reasons: reasons, effectiveAt: now)
        ]
    }
}

extension AccountHealthChanged: StreamEvent {
    public func evolve(_ announced: inout [RiskReason]) {
        announced = reasons
    }
}
