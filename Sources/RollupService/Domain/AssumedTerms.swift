import Contracts

/// Terms that are not agreed yet, to reckon what they would bring. What they don't say stays as it is.
struct AssumedTerms: Sendable, Equatable {
    var tier: Tier?
    var billingPeriod: BillingPeriod?
    /// Whether it would be billed by invoices, or by nobody.
    var managed: Bool?
    /// Seats agreed for managed billing; nil bills those in use.
    var seats: Int?

    static let none = AssumedTerms()

    /// A new tier or way to pay ends a trial.
    func applied(to terms: TermsInForce) -> TermsInForce {
        var terms = terms
        if tier != nil || managed != nil { terms.hasRunningTrial = false }
        if let tier { terms.tier = tier }
        if let billingPeriod { terms.billingPeriod = billingPeriod }
        switch managed {
        case true?: terms.mode = BillingMode(paymentMode: .offline, managed: true, hasLiveSubscription: false, agreedSeats: seats)
        case false?: terms.mode = .none
        case nil: break
        }
        return terms
    }
}
