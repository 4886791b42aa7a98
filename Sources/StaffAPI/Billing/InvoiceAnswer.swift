import Contracts

/// An invoice or a credit note as callers see it.
public struct InvoiceAnswer: Codable, Sendable, Equatable {
    public var invoiceID: InvoiceID
    public var number: String
    public var kind: Word<InvoiceKind>
    public var purpose: Word<InvoicePurpose>
    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// The legal name of the buyer on it.
    public var buyer: String
    public var status: Word<InvoiceStatus>
    /// When and to whom it was mailed last.
    public var sentAt: Instant?
    public var sentTo: String?
    /// To whom a mail with it is on its way.
    public var sendingTo: String?
    /// The newest mail, where the server refused it.
    public var refusedMail: RefusedMail?
    public var issuedOn: LocalDate
    public var dueOn: LocalDate?
    public var periodStart: LocalDate
    public var periodEnd: LocalDate
    public var netCents: Cents
    public var vatCents: Cents
    public var vatCategory: String
    public var vatPercent: Int
    /// Why VAT is as it is, in words.
    public var vatRule: String
    public var totalCents: Cents
    public var buyerReference: String?
    public var poReference: String?
    public var language: String
    public var lines: [Line]
    /// The newest payment; nil where none has come.
    public var paid: InvoicePaymentAnswer?
    public var paidCents: Cents
    public var creditedCents: Cents
    public var openCents: Cents
    /// What came beyond the total, and has to be given back.
    public var overpaidCents: Cents
    /// The oldest first.
    public var payments: [InvoicePaymentAnswer]
    /// The invoice that a credit note takes back.
    public var credits: RelatedInvoice?
    public var creditNotes: [RelatedInvoice]
    /// A withdrawal that a second person has to confirm.
    public var pendingConfirmation: PendingWithdrawal?
    /// The newest link by which it can be, or was, paid; nil where there is none, or it was taken back.
    public var paymentLink: PaymentLinkAnswer?
    /// Where the customer looks at it without signing in; nil where that was taken back. A path of the Gateway where that has no public address.
    public var downloadURL: String?
    /// The forms in which it can be had already.
    public var formats: [Word<InvoiceFileFormat>]
    /// The system that issued it before invoices were kept here, and keeps its document; nil for one of ours.
    public var issuedIn: String?

    public struct Line: Codable, Sendable, Equatable {
        public var lineID: String
        public var description: String
        public var quantity: Int64
        public var unitCents: Cents
        public var discountPercent: Percent
        public var netCents: Cents
        public var vatCategory: String
        public var vatPercent: Int
        /// A credit note has taken it back.
        public var credited: Bool
        /// The completed training session that it bills; nil where it bills something else.
        public var trainingSessionID: TrainingSessionID?

        public init(_ line: InvoiceDocumentLine, vat: InvoiceVAT, credited: Bool) {
            lineID = line.lineID
            description = line.description
            quantity = line.quantity
            unitCents = line.unitCents
            discountPercent = line.discountPercent
            netCents = line.netCents
            vatCategory = vat.category
            vatPercent = vat.percent
            self.credited = credited
            trainingSessionID = line.trainingSessionID
        }
    }

    /// - Parameters:
    ///   - document: what stands on it.
    ///   - figures: how it stands; of a credit note nothing is ever open.
    public init(
        _ invoiceID: InvoiceID, kind: InvoiceKind, purpose: InvoicePurpose, of account: AccountID, _ organisation: OrganisationID,
        _ document: InvoiceDocument, figures: InvoiceFigures, vatRule: String, payments: [InvoicePaymentAnswer], credits: RelatedInvoice?,
        creditNotes: [RelatedInvoice], creditedLines: Set<String>, pendingConfirmation: PendingWithdrawal?, formats: [InvoiceFileFormat]
    ) {
        self.invoiceID = invoiceID
        number = document.number
        self.kind = Word(kind)
        self.purpose = Word(purpose)
        accountID = account
        organisationID = organisation
        buyer = document.buyer.legalName
        status = Word(kind == .invoice ? figures.status : .issued)
        issuedOn = document.issuedOn
        dueOn = document.dueOn
        periodStart = document.periodStart
        periodEnd = document.periodEnd
        netCents = document.netCents
        vatCents = document.vatCents
        vatCategory = document.vat.category
        vatPercent = document.vat.percent
        self.vatRule = vatRule
        totalCents = document.totalCents
        buyerReference = document.buyerReference
        poReference = document.poReference
        language = document.language
        lines = document.lines.map { Line($0, vat: document.vat, credited: creditedLines.contains($0.lineID)) }
        paid = payments.last
        paidCents = figures.paid
        creditedCents = figures.credited
        openCents = kind == .invoice ? figures.open : .zero
        overpaidCents = figures.overpaid
        self.payments = payments
        self.credits = credits
        self.creditNotes = creditNotes
        self.pendingConfirmation = pendingConfirmation
        self.formats = formats.map { Word($0) }
    }
}
