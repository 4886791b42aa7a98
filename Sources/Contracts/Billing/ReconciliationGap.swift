/// Why what arrived for an account in a month isn't what was due, by name (DOMAIN §10).
public enum ReconciliationGap: String, Codable, Sendable, CaseIterable {
    /// The day of a subscription's charge has passed, and nobody tried to collect it.
    case renewalNotCharged = "renewal_not_charged"
    /// It was tried, and nothing came of it.
    case chargeFailed = "charge_failed"
    /// It was charged, with more or less than was due.
    case otherAmount = "other_amount"
    /// The last day to pay has passed, and something of the invoice is open.
    case unpaidInvoice = "unpaid_invoice"
    case refunded
    case chargedBack = "charged_back"
    /// Money came a second time for one charge or invoice.
    case paidTwice = "paid_twice"
    /// Money came for which nothing was due.
    case unexpected
}

/// For what money is due, or has come.
public enum DueKind: String, Codable, Sendable, CaseIterable {
    /// A charge of a subscription, the first one too.
    case renewal
    /// Seats that were added within a period, which are charged at once.
    case seats
    case invoice
    /// Nothing that is known here.
    case other
}
