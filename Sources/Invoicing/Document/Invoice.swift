import Contracts

/// The invoice that a credit note takes back, whole or in part.
public struct PrecedingInvoice: Hashable, Sendable {
    public var number: DocumentNumber
    public var issuedOn: LocalDate

    public init(number: DocumentNumber, issuedOn: LocalDate) {
        self.number = number
        self.issuedOn = issuedOn
    }
}

/// A document with all that a reader of it sees. Its parts are valid each by itself; whether they go together `InvoiceRules` says, which is
/// asked before a number is spent. Amounts are euros, and positive on credit notes too.
public struct Invoice: Hashable, Sendable {
    public static let currency = "EUR"

    public var kind: InvoiceKind
    public var number: DocumentNumber
    public var language: InvoiceLanguage
    public var issuedOn: LocalDate
    /// The last day to pay; nil on a credit note, which asks for nothing.
    public var dueOn: LocalDate?
    public var period: InvoicePeriod
    public var seller: Party
    public var buyer: Party
    public var buyerReference: BuyerText?
    /// The number of the buyer's purchase order.
    public var orderReference: BuyerText?
    /// Nil on an invoice.
    public var preceding: PrecedingInvoice?
    public var lines: InvoiceLines
    public var totals: InvoiceTotals
    /// Nil on a credit note.
    public var payment: PaymentDetails?
    public var notes: InvoiceNotes?

    /// - Parameter totals: as they stand on a document that is read back; else they follow from the lines.
    public init(
        kind: InvoiceKind = .invoice, number: DocumentNumber, language: InvoiceLanguage, issuedOn: LocalDate, dueOn: LocalDate?,
        period: InvoicePeriod, seller: Party, buyer: Party, buyerReference: BuyerText? = nil, orderReference: BuyerText? = nil,
        preceding: PrecedingInvoice? = nil, lines: InvoiceLines, totals: InvoiceTotals? = nil, payment: PaymentDetails? = nil,
        notes: InvoiceNotes? = nil
    ) {
        self.kind = kind
        self.number = number
        self.language = language
        self.issuedOn = issuedOn
        self.dueOn = dueOn
        self.period = period
        self.seller = seller
        self.buyer = buyer
        self.buyerReference = buyerReference
        self.orderReference = orderReference
        self.preceding = preceding
        self.lines = lines
        self.totals = totals ?? InvoiceTotals(of: lines)
        self.payment = payment
        self.notes = notes
    }
}
