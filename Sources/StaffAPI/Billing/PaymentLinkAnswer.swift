import Contracts

/// A payment link as callers see it.
public struct PaymentLinkAnswer: Codable, Sendable, Equatable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// The payment provider hasn't answered yet.
        case creating
        case open
        case paid
        case expired
        case archived
        /// The provider won't make it.
        case refused
    }

    public var paymentLinkID: PaymentLinkID
    public var accountID: AccountID
    public var invoiceID: InvoiceID
    public var invoiceNumber: String
    public var state: Word<State>
    /// Nil until the provider has made it.
    public var url: String?
    public var amountCents: Cents
    public var description: String
    public var expiresAt: Instant
    public var createdBy: String
    public var createdAt: Instant
    /// Why the provider won't make it.
    public var refusal: String?

    /// Somebody can pay by it, now or once the provider has made it.
    public var isOpen: Bool { state == .open || state == .creating }

    /// Where the customer can pay now.
    public var payableURL: String? { state == .open ? url : nil }

    public init(
        paymentLinkID: PaymentLinkID, accountID: AccountID, invoiceID: InvoiceID, invoiceNumber: String, state: Word<State>, url: String?,
        amountCents: Cents, description: String, expiresAt: Instant, createdBy: String, createdAt: Instant, refusal: String?
    ) {
        self.paymentLinkID = paymentLinkID
        self.accountID = accountID
        self.invoiceID = invoiceID
        self.invoiceNumber = invoiceNumber
        self.state = state
        self.url = url
        self.amountCents = amountCents
        self.description = description
        self.expiresAt = expiresAt
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.refusal = refusal
    }
}

/// Whether payments are taken at all, and whether they move money.
public struct MollieStanding: Codable, Sendable, Equatable {
    public var enabled: Bool
    public var testMode: Bool

    public init(enabled: Bool, testMode: Bool) {
        self.enabled = enabled
        self.testMode = testMode
    }
}
