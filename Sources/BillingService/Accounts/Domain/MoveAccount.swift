import Contracts
import EventSourcing

/// The account of an external-client workspace goes with its workspace. The account of an organisation never moves.
struct MoveAccount: AccountCommand {
    var organisation: OrganisationID
    /// Staff have handed it over; else the platform says whose it is.
    var isHandoff = false

    /// A fact from before the last move, which comes again after a recovery, does not take it back. No fact takes a handoff back, also one
    /// that is read before the handoff comes again.
    func decide(_ decision: inout AccountDecision, at now: Instant) {
        let identity = decision.identity
        let owner = isHandoff ? organisation : decision.state.owner(toldAs: organisation)
        guard identity.scope == .workspace, identity.organisationID != owner, now >= decision.state.movedAt ?? now else { return }
        decision.append(AccountMoved(of: identity, to: owner, effectiveAt: now, handedOff: isHandoff ? true : nil))
    }
}

extension AccountState {
    /// Whose the account is where the platform says that it is of an organisation.
    fileprivate func owner(toldAs organisation: OrganisationID) -> OrganisationID {
        handoffs.reduce(organisation) { $1.from == $0 ? $1.to : $0 }
    }
}

/// From whom to whom staff have handed an account with its workspace.
struct AccountHandoff: Hashable, Sendable {
    let from: OrganisationID
    let to: OrganisationID
}

extension AccountMoved: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.identity?.organisationID = organisationID
        state.movedAt = effectiveAt
        if handedOff == true { state.handoffs.append(AccountHandoff(from: previousOrganisationID, to: organisationID)) }
        state.documentsOfFormerOwners.formUnion(state.invoices.keys)
        state.documentsOfFormerOwners.formUnion(state.creditNoteNumbers.keys)
    }
}
