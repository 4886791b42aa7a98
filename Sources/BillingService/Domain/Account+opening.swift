import Contracts

extension Account {
    /// An account opens once, with the first fact that needs it.
    static func open(_ identity: AccountIdentity, at instant: Instant, _ state: AccountState) -> [AccountEvent] {
        guard state.identity == nil else { return [] }
        return [
            .opened(
                AccountOpened(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    scope: identity.scope, effectiveAt: instant
                )
            )
        ]
    }
}

extension AccountDecision {
    /// The account of an external-client workspace goes with its workspace. The account of an organisation never moves.
    /// A fact from before the last move, which comes again after a recovery, does not take it back.
    mutating func move(to organisation: OrganisationID, at instant: Instant) {
        guard identity.scope == .workspace, identity.organisationID != organisation, instant >= state.movedAt ?? instant else { return }
        append(
            .moved(
                AccountMoved(
                    accountID: identity.accountID, organisationID: organisation, previousOrganisationID: identity.organisationID,
                    workspaceID: identity.workspaceID, effectiveAt: instant
                )
            )
        )
    }
}
