import Contracts
import Terms

/// Terms that are not agreed yet, to reckon what they would bring. What they don't say stays as it is.
struct AssumedTerms: Sendable, Equatable {
    var tier: Tier?
    var billingPeriod: BillingPeriod?
    /// Whether it would be billed by invoices, or by nobody.
    var managed: Bool?
    /// How a tier that staff set would be paid, and whether it would have an end; on managed billing it stays paid by invoice.
    var payment: TierPayment?
    var hasEnd = false
    /// Seats agreed for managed billing; nil bills those in use.
    var seats: Int?
    /// The amount agreed for managed billing per interval.
    var agreedAmount: Cents?

    static let none = AssumedTerms()

    /// Another tier or way to pay ends a trial, and what a canceled subscription had paid for.
    func applied(to before: TermsInForce) -> TermsInForce {
        var terms = before
        let keepsTier = tier.map { $0 == before.tier } ?? true
        let isManaged = managed ?? managedByGrant(before, keepsTier)
        if !keepsTier || isManaged != nil {
            terms.hasRunningTrial = false
            terms.paidUntil = nil
        }
        if let tier { terms.tier = tier }
        if let billingPeriod { terms.billingPeriod = billingPeriod }
        switch isManaged {
        case true?:
            terms.mode = BillingMode(
                paymentMode: .offline, managed: true, hasLiveSubscription: false, agreedSeats: seats, agreedAmount: agreedAmount)
        case false?: terms.mode = .none
        case nil: break
        }
        return terms
    }

    /// What staff setting the tier says of managed billing; nil where that stays as it is, and where a subscription pays.
    private func managedByGrant(_ terms: TermsInForce, _ keepsTier: Bool) -> Bool? {
        if let tier, !tier.isPaid { return false }
        guard !terms.mode.managed, !terms.mode.hasLiveSubscription else { return nil }
        return TierPayment.ofGrant(payment, keepsTier: keepsTier, hasEnd: hasEnd).map { $0 == .managed }
    }
}
