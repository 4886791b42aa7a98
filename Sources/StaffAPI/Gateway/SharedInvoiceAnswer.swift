import Contracts

/// What a customer is told of an invoice or a credit note by its link.
public struct SharedInvoiceAnswer: Codable, Sendable, Equatable {
    public var number: String
    public var kind: Word<InvoiceKind>
    public var language: String
    public var seller: String
    public var buyer: String
    public var issuedOn: LocalDate
    public var dueOn: LocalDate?
    public var totalCents: Cents
    public var openCents: Cents
    /// Where it can be paid; nil where no link is open.
    public var paymentURL: String?
    public var formats: [Word<InvoiceFileFormat>]

    public init(_ invoice: InvoiceAnswer, seller: String) {
        number = invoice.number
        kind = invoice.kind
        language = invoice.language
        self.seller = seller
        buyer = invoice.buyer
        issuedOn = invoice.issuedOn
        dueOn = invoice.dueOn
        totalCents = invoice.totalCents
        openCents = invoice.openCents
        paymentURL = invoice.paymentLink?.payableURL
        formats = invoice.formats
    }
}
