import Contracts
import EventSourcing

/// The risk of one workspace: what has been announced of it, and what staff made of it.
enum AccountHealth: Aggregate {
    static let category = "account-health"
    static let initialState = RiskState()
    static let events = EventTable<RiskState>(
        AccountHealthChanged.self, RiskSnoozed.self, RiskSnoozeEnded.self, RiskOutcomeSet.self)
}

/// A time at risk begins when a workspace enters the list and ends when it leaves; what staff say of it belongs to that time, except a snooze
/// until a day, which lasts until then however often the workspace comes and goes.
public struct RiskState: Sendable, Equatable {
    /// Those announced, most urgent first.
    var reasons: [RiskReason] = []
    var snooze: RiskSnooze?
    var outcome: Outcome?

    struct Outcome: Sendable, Equatable {
        var outcome: RiskOutcome
        var note: String
    }
}

/// Who and what a decision about a risk is about.
struct RiskIdentity: Sendable, Equatable {
    var workspaceID: WorkspaceID
    var accountID: AccountID
    var organisationID: OrganisationID
}

/// Announces the risk of a workspace, exactly when the reasons differ from those announced, and ends a snooze that they are too bad for.
struct AnnounceHealth: Command {
    typealias Target = AccountHealth

    var risk: RiskIdentity
    /// Those that hold now, most urgent first; none when nothing is wrong.
    var reasons: [RiskReason]

    func decide(_ state: RiskState, at now: Instant) -> [any StreamEvent<RiskState>] {
        var events: [any StreamEvent<RiskState>] = []
        if reasons != state.reasons {
            let change: AccountHealthChanged.Change = state.reasons.isEmpty ? .entered : reasons.isEmpty ? .left : .changed
            events.append(
                AccountHealthChanged(
                    workspaceID: risk.workspaceID, accountID: risk.accountID, organisationID: risk.organisationID, change: change,
                    reason: reasons.first, previousReason: state.reasons.first, reasons: reasons, effectiveAt: now))
        }
        if let snooze = state.snooze, let cause = snooze.end(under: reasons, at: now) {
            events.append(
                RiskSnoozeEnded(
                    workspaceID: risk.workspaceID, accountID: risk.accountID, organisationID: risk.organisationID, cause: cause,
                    effectiveAt: now))
        }
        return events
    }
}

extension AccountHealthChanged: StreamEvent {
    public func evolve(_ state: inout RiskState) {
        state.reasons = reasons
        if reasons.isEmpty { state.outcome = nil }
    }
}
