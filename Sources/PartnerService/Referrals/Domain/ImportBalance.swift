import Contracts
import EventSourcing

/// Takes over what a partner had earned and been paid in another system, up to a day that is over. From then on it stands for whatever the client
/// paid until that day, and got back of that, whether it was counted here before or is told later; so no order of the two matters.
struct ImportBalance: Command {
    typealias Target = Referral

    let balance: KickbackBalance

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        let agreement = try state.agreed()
        let ledger = state.ledger
        if let known = ledger.balances[balance.asOf] {
            guard known == balance else { throw Rejection.balanceOtherwise(known) }
            return []
        }
        try check(agreement, ledger)
        var decision = PastDecision(Referral.self, on: state)
        let accrued = KickbackLedger.accrued(of: ledger.uncapped(with: balance), cap: agreement.terms.capCents)
        let change = accrued - ledger.accrued
        var earned = KickbackAccrued(
            agreement.identity, kind: change < .zero ? .reversal : .accrual, amountCents: change, source: nil, accruedCents: accrued,
            balanceCents: accrued - ledger.paidOut, effectiveAt: now)
        earned.balance = balance
        decision.append(earned)
        let paidOut = balance.paidOutCents - ledger.paidOut(by: balance.asOf)
        if paidOut > .zero {
            decision.append(
                KickbackPaidOut(
                    agreement.identity, amountCents: paidOut, paidOn: balance.asOf, reference: balance.payoutReference,
                    paidOutCents: ledger.paidOut + paidOut, balanceCents: accrued - ledger.paidOut - paidOut, effectiveAt: now))
        }
        return decision.events
    }

    private func check(_ agreement: ReferralState.Agreement, _ ledger: KickbackLedger) throws {
        if let newest = ledger.newestBalance, newest.asOf > balance.asOf { throw Rejection.laterBalance(newest) }
        guard agreement.term.firstDay <= balance.asOf else { throw Rejection.balanceBeforeStart(agreement.term.firstDay) }
        if let cap = agreement.terms.capCents, balance.accruedCents > cap { throw Rejection.balanceAboveCap(cap) }
        let known = ledger.paidOut(by: balance.asOf)
        guard known <= balance.paidOutCents else { throw Rejection.morePaidOut(known, by: balance.asOf) }
    }
}

extension KickbackBalance {
    /// What the entries of a balance are known by.
    var accrualReference: String { "Earned by \(asOf), imported" }
    var payoutReference: String { "Paid out by \(asOf), imported" }
}

extension Rejection {
    static func balanceOtherwise(_ known: KickbackBalance) -> Rejection {
        rule(
            "imported-otherwise",
            detail: "a balance of \(known.asOf) was imported already, with \(known.accruedCents.inEuros) accrued and "
                + "\(known.paidOutCents.inEuros) paid out; tell what is different by a balance of a later day")
    }

    static func laterBalance(_ newest: KickbackBalance) -> Rejection {
        field("as_of", "as_of lies before \(newest.asOf), of which a balance was imported already; only a later one changes anything")
    }

    static func balanceBeforeStart(_ firstDay: LocalDate) -> Rejection {
        field("as_of", "as_of lies before the referral's first day, \(firstDay)")
    }

    static func balanceAboveCap(_ cap: Cents) -> Rejection {
        field("accrued_cents", "accrued_cents is more than the referral's cap of \(cap.inEuros)")
    }

    static func morePaidOut(_ known: Cents, by day: LocalDate) -> Rejection {
        field(
            "paid_out_cents",
            "paid_out_cents is less than the \(known.inEuros) of payouts that are recorded here up to \(day); withdraw those that were none"
        )
    }
}
