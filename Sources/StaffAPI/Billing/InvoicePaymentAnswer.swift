import Contracts

/// Money that came for an invoice, as somebody marked it.
public struct InvoicePaymentAnswer: Codable, Sendable, Equatable {
    public var markID: PaymentMarkID
    public var amountCents: Cents
    public var source: String
    public var reference: String?
    public var receivedOn: LocalDate

    public init(markID: PaymentMarkID, amountCents: Cents, source: String, reference: String?, receivedOn: LocalDate) {
        self.markID = markID
        self.amountCents = amountCents
        self.source = source
        self.reference = reference
        self.receivedOn = receivedOn
    }
}

/// A credit note of an invoice, or the invoice of a credit note.
public struct RelatedInvoice: Codable, Sendable, Equatable {
    public var invoiceID: InvoiceID
    public var number: String
    public var issuedOn: LocalDate
    public var totalCents: Cents

    public init(invoiceID: InvoiceID, number: String, issuedOn: LocalDate, totalCents: Cents) {
        self.invoiceID = invoiceID
        self.number = number
        self.issuedOn = issuedOn
        self.totalCents = totalCents
    }
}

/// Somebody wants a payment withdrawn, and a second person has to confirm it by asking for the same.
public struct PendingWithdrawal: Codable, Sendable, Equatable {
    public var markID: PaymentMarkID
    public var askedBy: String
    public var reason: String

    public init(markID: PaymentMarkID, askedBy: String, reason: String) {
        self.markID = markID
        self.askedBy = askedBy
        self.reason = reason
    }
}

/// A mail that the server won't take on for its address, or didn't take on in many attempts.
public struct RefusedMail: Codable, Sendable, Equatable {
    public var address: String
    /// Such as `550 5.1.1`, or what was in the way the last time.
    public var answer: String
    public var at: Instant
    /// After how many it was given up; nil where the server refused it.
    public var attempts: Int?

    public init(address: String, answer: String, at instant: Instant, attempts: Int? = nil) {
        self.address = address
        self.answer = answer
        at = instant
        self.attempts = attempts
    }
}
