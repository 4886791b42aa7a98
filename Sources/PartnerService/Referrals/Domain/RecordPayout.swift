import Contracts
import EventSourcing

/// Keeps that a partner was paid, against the balance. What was paid on the days of an imported balance, that balance tells: no more than
/// was withdrawn of it can be recorded anew.
struct RecordPayout: Command {
    typealias Target = Referral

    let amount: Cents
    let paidOn: LocalDate
    /// What the transfer is known by: the same one again is a mistake.
    let reference: String

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        let agreement = try state.agreed()
        let ledger = state.ledger
        guard paidOn <= now.date else { throw Rejection.field("paid_on", "paid_on lies in the future; today is \(now.date)") }
        if let imported = ledger.newestBalance, paidOn <= imported.asOf {
            let open = imported.paidOutCents - ledger.paidOut(by: imported.asOf)
            guard amount <= open else { throw Rejection.payoutInBalance(imported, open: open) }
        }
        guard ledger.payouts[reference] == nil else { throw Rejection.payoutRecorded(reference) }
        guard amount > .zero, amount <= ledger.balance else { throw Rejection.payoutAboveBalance(ledger.balance) }
        return [
            KickbackPaidOut(
                agreement.identity, amountCents: amount, paidOn: paidOn, reference: reference, paidOutCents: ledger.paidOut + amount,
                balanceCents: ledger.balance - amount, effectiveAt: now)
        ]
    }
}

extension Rejection {
    /// - Parameter open: What of the imported balance was withdrawn, and not recorded anew.
    static func payoutInBalance(_ balance: KickbackBalance, open: Cents) -> Rejection {
        field(
            "paid_on",
            "paid_on lies on or before \(balance.asOf), of which a balance was imported: of what was paid out by then, \(open.inEuros) "
                + "can still be recorded")
    }

    static func payoutRecorded(_ reference: String) -> Rejection {
        rule("payout-recorded", detail: "a payout with the reference \(reference) was recorded already", field: "reference")
    }

    static func payoutAboveBalance(_ balance: Cents) -> Rejection {
        rule("payout-above-balance", detail: "the balance is \(balance.inEuros), and no more can be paid out", field: "amount_cents")
    }
}
