import Contracts
import EventSourcing
import ServiceKit

/// The fields of an upgrade request of the past.
struct ImportedRequestFields: Decodable {
    struct Decision: Decodable {
        var status: UpgradeRequestStatus
        var at: Instant
        var tier: Tier?
        var billingPeriod: BillingPeriod?
        var payment: TierPayment?
        var expiresAt: Instant?
        var discount: Discount?
        var discountReason: String?
        var createdWorkspaceID: WorkspaceID?
        var note: String?
        var staffNotes: String?
    }

    var requestID: UpgradeRequestID
    var requestKind: UpgradeRequested.Kind
    var requestedBy: UserID
    var onWorkspaceID: WorkspaceID?
    var proposedName: String?
    var proposedTier: Tier
    var proposedBillingPeriod: BillingPeriod?
    var proposedVisibility: Visibility?
    var usageContext: WorkspaceChanged.UsageContext?
    var message: String?
    var decision: Decision?

    func request(of account: AccountIdentity, at instant: Instant, by now: Instant) throws -> ImportedRequest {
        try ImportFault.check(
            requestKind == .tierUpgrade || account.workspaceID == nil, "workspace_id goes with a tier_upgrade; a new workspace has none yet"
        )
        let proposal = UpgradeProposal(
            kind: requestKind, organisationID: account.organisationID, workspaceID: onWorkspaceID ?? account.workspaceID,
            requestedBy: requestedBy, name: proposedName, tier: proposedTier, billingPeriod: proposedBillingPeriod,
            visibility: proposedVisibility, usageContext: usageContext, message: message)
        return ImportedRequest(
            requestID: requestID, proposal: try proposal.checked(), account: account.accountID,
            decision: try decision.map { try decided($0, after: instant, by: now) }, at: instant)
    }

    private func decided(_ decision: Decision, after asked: Instant, by now: Instant) throws -> ImportedDecision {
        try ImportFault.check(decision.at >= asked, "decision.at lies before effective_at")
        try ImportFault.check(decision.at <= now, "decision.at lies in the future (\(decision.at))")
        return ImportedDecision(
            outcome: try outcome(decision),
            staffNotes: try ImportFault.accept(decision.staffNotes, "decision.staff_notes", UpgradeRequestTexts.staffNotesRule),
            at: decision.at)
    }

    private func outcome(_ decision: Decision) throws -> ImportedDecision.Outcome {
        switch decision.status {
        case .pending: throw ImportFault("decision.status has to be approved or denied; a pending request has no decision")
        case .denied:
            guard let note = try ImportFault.accept(decision.note, "decision.note", UpgradeRequestTexts.noteRule) else {
                throw ImportFault("decision.note is needed: what the requester was told")
            }
            return .denied(note: note)
        case .approved:
            try ImportFault.check(decision.note == nil, "decision.note goes with denied")
            guard let period = decision.billingPeriod ?? proposedBillingPeriod else {
                throw ImportFault("decision.billing_period is needed")
            }
            let reason = try ImportFault.accept(decision.discountReason, "decision.discount_reason", Reason.rule)
            return .approved(
                GrantedTerms(
                    tier: decision.tier ?? proposedTier, billingPeriod: period, payment: decision.payment, expiresAt: decision.expiresAt,
                    discount: decision.discount, discountReason: reason),
                workspace: decision.createdWorkspaceID)
        }
    }
}
