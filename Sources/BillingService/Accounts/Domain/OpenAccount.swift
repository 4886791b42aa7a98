import Contracts
import EventSourcing

/// An account opens once, with the first fact that needs it.
struct OpenAccount: Command {
    typealias Target = Account

    var identity: AccountIdentity

    func decide(_ state: AccountState, at now: Instant) -> [AccountEvent] {
        state.identity == nil ? [AccountOpened(of: identity, effectiveAt: now)] : []
    }
}

extension AccountOpened: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.identity = AccountIdentity(accountID: accountID, organisationID: organisationID, workspaceID: workspaceID)
    }
}
