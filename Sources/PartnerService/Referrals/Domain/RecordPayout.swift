import Contracts
import EventSourcing

/// Keeps that a partner was paid, against the balance. What was paid on the days of an imported balance, that balance tells.
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
        if let balance = ledger.newestBalance, paidOn <= balance.asOf { throw Rejection.payoutInBalance(balance) }
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
    static func payoutInBalance(_ balance: KickbackBalance) -> Rejection {
        field("paid_on", "paid_on lies on or before \(balance.asOf): all that was paid out by then is in the imported balance already")
    }

    static func payoutRecorded(_ reference: String) -> Rejection {
        rule("payout-recorded", detail: "a payout with the reference \(reference) was recorded already", field: "reference")
    }

    static func payoutAboveBalance(_ balance: Cents) -> Rejection {
        rule("payout-above-balance", detail: "the balance is \(balance.inEuros), and no more can be paid out", field: "amount_cents")
    }
}
