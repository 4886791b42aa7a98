import Contracts
import EventSourcing

/// Says who looks after the account (DOMAIN §10).
struct AssignAccountManager: AccountCommand {
    /// Nil when nobody looks after it any more.
    var manager: ManagerCandidate?
    var reason: Reason?

    func decide(_ decision: inout AccountDecision, at now: Instant) {
        decision.assignAccountManager(manager?.address, reason, at: now)
    }

    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] { manager?.warnings(for: account) ?? [] }

    func notes(of account: AccountState, at now: Instant) -> [TermsEffect] {
        guard let address = manager?.address.text else { return [] }
        let place = account.accountManager.map { $0 == address ? ", as now" : ", in place of \($0)" } ?? ""
        return [
            TermsEffect(kind: .noted, feature: "account_manager", workspaces: 0, description: "\(address) looks after the customer\(place)")
        ]
    }
}

extension AccountDecision {
    mutating func assignAccountManager(_ address: AccountManagerAddress?, _ reason: Reason?, at now: Instant) {
        let previous = state.accountManager
        guard previous != address?.text else { return }
        append(
            AccountManagerChanged(
                of: identity, accountManager: address?.text, previousAccountManager: previous, reason: reason?.text,
                effectiveAt: max(now, state.accountManagers.newest?.effectiveAt ?? now)))
    }
}

extension AccountManagerChanged: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.accountManagers.record(accountManager, at: effectiveAt)
    }
}
