import Contracts
import ServiceKit

/// The fields of what a referral had earned in another system, up to a day.
struct ImportedBalanceFields: Decodable {
    /// Of the referral.
    var reference: ImportReference
    var asOf: LocalDate
    var accruedCents: Cents
    var paidOutCents: Cents?

    var referralID: ReferralID { reference.id(of: ImportKind.referral) }

    func balance(by now: Instant) throws -> KickbackBalance {
        let paidOut = paidOutCents ?? .zero
        try ImportFault.check(asOf < now.date, "as_of has to be a day that is over; more may come today (\(asOf))")
        try ImportFault.check(accruedCents >= .zero && paidOut >= .zero, "accrued_cents and paid_out_cents have to be at least 0")
        try ImportFault.check(paidOut <= accruedCents, "paid_out_cents is more than accrued_cents")
        return KickbackBalance(asOf: asOf, accruedCents: accruedCents, paidOutCents: paidOut)
    }
}

/// The fields of a single payout.
struct ImportedPayoutFields: Decodable {
    /// Of the referral.
    var reference: ImportReference
    var amountCents: AgreedAmount
    var paidOn: LocalDate
    var payoutReference: String

    var referralID: ReferralID { reference.id(of: ImportKind.referral) }

    func command(by now: Instant) throws -> RecordPayout {
        try ImportFault.check(paidOn <= now.date, "paid_on lies in the future (\(paidOn))")
        let text = try ImportFault.accept(payoutReference, "payout_reference", KickbackPaidOut.referenceRule)
        return RecordPayout(amount: Cents(amountCents.value), paidOn: paidOn, reference: try ImportFault.need(text, "payout_reference"))
    }
}
