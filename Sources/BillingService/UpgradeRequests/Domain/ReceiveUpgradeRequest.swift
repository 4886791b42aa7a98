import Contracts
import EventSourcing

/// Takes a request in, once: the platform may tell of it again.
struct ReceiveUpgradeRequest: Command {
    typealias Target = UpgradeRequest

    let id: UpgradeRequestID
    let proposal: UpgradeProposal
    /// The account that it is about; for a new workspace, that of the organisation.
    let account: AccountID
    /// A pending request for a higher tier of the same account, which this one joins.
    let pending: UpgradeRequestID?
    let origin: UpgradeRequestReceived.Origin
    /// `imported` for one of the past.
    var cause: ChangeCause?

    func decide(_ state: UpgradeRequestState, at now: Instant) throws -> [any StreamEvent<UpgradeRequestState>] {
        guard state.asked == nil else { return [] }
        let proposal = try proposal.checked()
        guard let billingPeriod = proposal.billingPeriod else { throw Rejection.cadenceNeeded(proposal.tier) }
        return [
            UpgradeRequestReceived(
                requestID: id, organisationID: proposal.organisationID, accountID: account, kind: proposal.kind,
                workspaceID: proposal.workspaceID, requestedBy: proposal.requestedBy, proposedName: proposal.name,
                proposedTier: proposal.tier, proposedBillingPeriod: billingPeriod, proposedVisibility: proposal.visibility,
                usageContext: proposal.usageContext, message: proposal.message,
                joinedRequestID: proposal.kind == .tierUpgrade ? pending : nil, origin: origin, effectiveAt: now,
                cause: cause)
        ]
    }
}

extension UpgradeRequestReceived: StreamEvent {
    public func evolve(_ state: inout UpgradeRequestState) { state.asked = self }
}
