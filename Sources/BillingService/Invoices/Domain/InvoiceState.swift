import Contracts
import EventSourcing
import Invoicing

/// An invoice that was issued to the account, and what has become of it.
struct InvoiceState: Hashable, Sendable {
    /// Money that came for it, as somebody marked it.
    struct Payment: Hashable, Sendable {
        var markID: PaymentMarkID
        var amount: Cents
        var source: String
        var reference: String?
        var receivedOn: LocalDate
    }

    /// The wish that a payment be withdrawn, which a second person has to confirm.
    struct AskedWithdrawal: Hashable, Sendable {
        var markID: PaymentMarkID
        var askedBy: String
        var reason: String
    }

    let invoiceID: InvoiceID
    let purpose: InvoicePurpose
    let tier: Tier?
    let billingPeriod: BillingPeriod?
    /// How many seats it bills.
    let seats: Int?
    let document: InvoiceDocument
    var payments: [Payment] = []
    /// The lines that credit notes have taken back.
    var creditedLines: Set<String> = []
    var figures: InvoiceFigures
    var askedWithdrawal: AskedWithdrawal?

    init(_ event: InvoiceIssued) {
        invoiceID = event.invoiceID
        purpose = event.purpose
        tier = event.tier
        billingPeriod = event.billingPeriod
        seats = event.seats
        document = event.document
        figures = InvoiceFigures(total: event.document.totalCents)
    }

    var number: String { document.number }
    var isCredited: Bool { figures.status == .credited }
    var isPaid: Bool { figures.status == .paid }

    /// Nil for days that can't be a period, which no command of ours writes.
    var period: InvoicePeriod? { InvoicePeriod(document.periodStart, document.periodEnd) }

    /// Lines that can still be credited.
    var openLines: [InvoiceDocumentLine] { document.lines.filter { !creditedLines.contains($0.lineID) } }
}

extension AccountState {
    /// Throws 404.
    func invoice(_ id: InvoiceID) throws -> InvoiceState {
        guard let invoice = invoices[id] else { throw Rejection.noInvoice(id) }
        return invoice
    }

    /// Those that still ask for what they asked for, the oldest first.
    var standingInvoices: [InvoiceState] {
        invoices.values.filter { !$0.isCredited }.sorted { ($0.document.issuedOn, $0.number) < ($1.document.issuedOn, $1.number) }
    }

    /// The periods for which the account's tier is invoiced, also by invoices of an imported past, of which only the payment is known.
    var invoicedPeriods: [InvoicePeriod] {
        let imported = paidInvoices.filter { invoices[$0.invoiceID] == nil && $0.takenBackAt == nil }
        return standingInvoices.filter { $0.purpose == .period }.compactMap(\.period)
            + imported.compactMap { InvoicePeriod($0.period.firstDay, $0.period.lastDay) }
    }
}

extension Rejection {
    static func noInvoice(_ id: InvoiceID) -> Rejection { .notFound("invoice \(id)") }
}
