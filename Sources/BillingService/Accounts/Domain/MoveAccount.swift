import Contracts
import EventSourcing

/// The account of an external-client workspace goes with its workspace. The account of an organisation never moves.
struct MoveAccount: AccountCommand {
    var organisation: OrganisationID

    /// A fact from before the last move, which comes again after a recovery, does not take it back.
    func decide(_ decision: inout AccountDecision, at now: Instant) {
        let identity = decision.identity
        guard identity.scope == .workspace, identity.organisationID != organisation, now >= decision.state.movedAt ?? now else { return }
        decision.append(AccountMoved(of: identity, to: organisation, effectiveAt: now))
    }
}

extension AccountMoved: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.identity?.organisationID = organisationID
        state.movedAt = effectiveAt
        state.documentsOfFormerOwners.formUnion(state.invoices.keys)
        state.documentsOfFormerOwners.formUnion(state.creditNoteNumbers.keys)
    }
}
