import Contracts
import EventSourcing

/// Lets a referral earn by what the client paid, or give back what it earned by a payment that counts no more. The same news again changes nothing.
struct CountPayment: Command {
    typealias Target = Referral

    let payment: ClientPayment

    func decide(_ state: ReferralState, at now: Instant) -> [ReferralEvent] {
        guard let agreement = state.agreement else { return [] }
        let place = KickbackLedger.Place(kind: payment.kind, id: payment.id)
        let counted = state.ledger.sources[place]
        // Older than what was reckoned already: billing's events are being read once more.
        if let counted, payment.position < counted.billingPosition { return [] }
        guard !state.ledger.isSettled(counted?.paidOn ?? payment.paidOn) else { return [] }
        guard let percent = percent(agreement, counted, at: now) else { return [] }
        let kickback = payment.kept.share(percent)
        guard kickback != counted?.kickbackCents ?? .zero else { return [] }
        let source = KickbackSource(
            kind: payment.kind, id: payment.id, reference: payment.reference, paidOn: payment.paidOn, netCents: payment.kept.withoutVAT,
            percent: percent, kickbackCents: kickback, billingPosition: payment.position)
        let accrued = KickbackLedger.accrued(of: state.ledger.uncapped(with: source), cap: agreement.terms.capCents)
        let grows = kickback > counted?.kickbackCents ?? .zero
        return [
            KickbackAccrued(
                agreement.identity, kind: grows ? .accrual : .reversal, amountCents: accrued - state.ledger.accrued, source: source,
                accruedCents: accrued, balanceCents: accrued - state.ledger.paidOut, effectiveAt: now)
        ]
    }

    /// A payment that counts goes by the share that it began with, whatever was agreed since; one that doesn't yet has to lie in the term.
    private func percent(_ agreement: ReferralState.Agreement, _ counted: KickbackSource?, at now: Instant) -> Percent? {
        if let counted { return counted.percent }
        return agreement.term.covers(payment.paidOn) ? agreement.percent(for: payment.paidOn, takenInAt: now) : nil
    }
}
