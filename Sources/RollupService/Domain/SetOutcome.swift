import Contracts
import EventSourcing

/// Says what came of a workspace that is at risk.
struct SetOutcome: Command {
    typealias Target = AccountHealth

    var risk: RiskIdentity
    var outcome: RiskOutcome
    var note: Reason

    func decide(_ state: RiskState, at now: Instant) -> [any StreamEvent<RiskState>] {
        guard state.outcome != RiskState.Outcome(outcome: outcome, note: note.text) else { return [] }
        return [
            RiskOutcomeSet(
                workspaceID: risk.workspaceID, accountID: risk.accountID, organisationID: risk.organisationID, outcome: outcome,
                note: note.text, effectiveAt: now)
        ]
    }
}

extension RiskOutcomeSet: StreamEvent {
    public func evolve(_ state: inout RiskState) {
        state.outcome = RiskState.Outcome(outcome: outcome, note: note)
    }
}
