/// What a payment is for.
public enum PaymentKind: String, Codable, Sendable, CaseIterable {
    /// The first charge of a subscription.
    case first
    case renewal
    /// Seats that were added within a period.
    case seats
    /// A charge that had failed before.
    case retry
    case invoiceLink = "invoice_link"
    /// Nothing is charged; the customer has only changed how to pay.
    case methodChange = "method_change"
}

/// Where a payment stands at the provider. Words that aren't known here are kept as they come.
public enum PaymentStatus: String, Codable, Sendable, CaseIterable {
    case open, pending, authorized, paid, failed, expired, canceled
}
