import Contracts

/// Terms that are not agreed yet, to reckon what they would bring. What they don't say stays as it is.
struct AssumedTerms: Sendable, Equatable {
    var tier: Tier?
    var billingPeriod: BillingPeriod?
    /// Whether it would be billed by invoices, or by nobody.
    var managed: Bool?
    /// How a tier that staff grant would be paid; on managed billing it stays paid by invoice.
    var payment: TierPayment?
    /// Seats agreed for managed billing; nil bills those in use.
    var seats: Int?
    /// The amount agreed for managed billing per interval.
    var agreedAmount: Cents?

    static let none = AssumedTerms()

    /// A new tier or way to pay ends a trial.
    func applied(to terms: TermsInForce) -> TermsInForce {
        var terms = terms
        if tier != nil || managed != nil {
            terms.hasRunningTrial = false
            terms.paidUntil = nil
        }
        if let tier { terms.tier = tier }
        if let billingPeriod { terms.billingPeriod = billingPeriod }
        switch managed ?? managedByPayment(terms) {
        case true?:
            terms.mode = BillingMode(
                paymentMode: .offline, managed: true, hasLiveSubscription: false, agreedSeats: seats, agreedAmount: agreedAmount)
        case false?: terms.mode = .none
        case nil: break
        }
        return terms
    }

    /// What a grant of a tier says of managed billing; nil where that stays as it is.
    private func managedByPayment(_ terms: TermsInForce) -> Bool? {
        if let tier, !tier.isPaid { return false }
        guard let payment, !terms.mode.managed else { return nil }
        return payment == .managed
    }
}
