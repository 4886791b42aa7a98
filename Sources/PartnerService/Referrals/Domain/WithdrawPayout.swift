import Contracts
import EventSourcing

/// Takes back that a partner was paid, which was recorded by mistake. The reference is free again, so that it can be recorded rightly.
struct WithdrawPayout: Command {
    typealias Target = Referral

    let reference: String
    /// When it was recorded: a reference may have been recorded anew since.
    let recordedAt: Instant
    let reason: Reason

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        let agreement = try state.agreed()
        let ledger = state.ledger
        guard let payout = ledger.payouts[reference], payout.recordedAt == recordedAt else { throw Rejection.payoutWithdrawn(reference) }
        return [
            KickbackPayoutWithdrawn(
                agreement.identity, amountCents: payout.amount, paidOn: payout.paidOn, reference: reference,
                paidOutCents: ledger.paidOut - payout.amount, balanceCents: ledger.balance + payout.amount, reason: reason.text,
                effectiveAt: now)
        ]
    }
}

extension Rejection {
    static func payoutWithdrawn(_ reference: String) -> Rejection {
        rule("payout-withdrawn", detail: "the payout with the reference \(reference) was withdrawn already")
    }
}
