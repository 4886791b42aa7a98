import Contracts
import EventSourcing

/// Gives the account of a client's workspace, which has just opened, the terms that were granted before there was one.
struct OpenWithGrantedTerms: AccountCommand {
    let terms: GrantedTerms
    let request: UpgradeRequestID

    /// What was decided of the account meanwhile, or a subscription of its own, comes before what was granted earlier.
    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let state = decision.state
        let isOver = terms.expiresAt.map { $0 <= now } ?? false
        guard state.tiers.newest == nil, state.modes.newest == nil, !isOver else { return }
        try GrantRequestedTerms(terms: terms, request: request, kind: .newWorkspace).decide(&decision, at: now)
    }
}
