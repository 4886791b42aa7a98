import Contracts

/// An invoice that another system issued, as an imported past tells it.
struct ImportedInvoice: Hashable, Sendable {
    /// Money that came for it.
    struct Payment: Hashable, Sendable {
        var markID: PaymentMarkID
        var amount: Cents
        var source: String
        var reference: String?
        var receivedOn: LocalDate
    }

    var invoiceID: InvoiceID
    /// The system that issued it.
    var issuedIn: ShortText
    var purpose: InvoicePurpose
    var tier: Tier?
    var billingPeriod: BillingPeriod?
    var seats: Int?
    var document: InvoiceDocument
    /// In the order in which they came.
    var payments: [Payment]
}

/// A credit note that another system issued.
struct ImportedCreditNote: Hashable, Sendable {
    struct Amounts: Hashable, Sendable {
        var net: Cents
        var vat: Cents
        var total: Cents
    }

    var creditNoteID: InvoiceID
    var issuedIn: ShortText
    var number: String
    /// The number of the invoice that it takes back.
    var credits: String
    var issuedOn: LocalDate
    /// Nil for one that takes the invoice back as a whole.
    var amounts: Amounts?
    /// Of what it takes back, where that is a part.
    var description: String
    var reason: String
}
