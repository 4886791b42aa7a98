import Contracts
import EventSourcing
import Invoicing

/// Takes an invoice back by a credit note, whole or in some of its lines: a wrong invoice is never edited (DOMAIN §10).
struct CreditInvoice: AccountCommand {
    let invoiceID: InvoiceID
    let creditNoteID: InvoiceID
    /// The next one of the series of credit notes, taken in the transaction of the command.
    let number: DocumentNumber
    /// Nil for all lines that have not been credited yet.
    let lines: [String]?
    let reason: Reason
    /// By which the customer looks at the credit note.
    let link: DownloadLink

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let invoice = try decision.state.invoice(invoiceID)
        try decision.state.checkIssuedHere(invoiceID)
        let note = try note(of: invoice, at: now)
        let left = try left(of: invoice, after: note)
        decision.append(
            CreditNoteIssued(
                of: decision.identity, creditNoteID: creditNoteID, invoiceID: invoiceID, invoiceNumber: invoice.number,
                creditedCents: invoice.figures.total - left, isWhole: left == .zero, reason: reason.text,
                document: InvoiceDocument(note, invoice.document.vat), effectiveAt: now))
        decision.set(link, of: creditNoteID, number.text)
        decision.settle(before: invoice)
    }

    /// The document that takes back what is asked for, with nothing wrong with it.
    func note(of invoice: InvoiceState, at now: Instant) throws -> Invoice {
        guard !invoice.isCredited else { throw Rejection.invoiceCredited(invoice.number) }
        let open = invoice.openLines.map(\.lineID)
        if let lines, lines.isEmpty { throw Rejection.field("lines", "lines has to name at least one line; without it all are credited") }
        if let credited = lines?.first(where: { invoice.creditedLines.contains($0) }) {
            throw Rejection.field("lines", "line \(credited) of invoice \(invoice.number) was credited already")
        }
        let chosen = lines ?? open
        let isAll = Set(chosen).count == invoice.document.lines.count
        do {
            let document = try invoice.document.invoice()
            let note = try document.creditNote(
                number: number, issuedOn: max(now.date, document.issuedOn),
                lines: isAll ? nil : try chosen.map { try LineIdentifier($0) })
            let faults = InvoiceRules.faults(in: note, isElectronic: false)
            guard faults.isEmpty else { throw Rejection.notInvoiceable(faults) }
            return note
        } catch let fault as InvoiceFault {
            throw Rejection.field(fault.field, "\(fault.field): \(fault.words)")
        } catch let fault as TextFault {
            throw Rejection.field("lines", "lines: \(fault)")
        }
    }

    /// What the lines that aren't credited come to with VAT. Each note rounds its own VAT, so that notes of many small lines may come to more than
    /// the invoice; what is left to pay follows from what is left on it.
    private func left(of invoice: InvoiceState, after note: Invoice) throws -> Cents {
        let remaining = Set(invoice.openLines.map(\.lineID)).subtracting(note.lines.all.map(\.id.text))
        guard !remaining.isEmpty else { return .zero }
        let lines = try invoice.document.invoice().lines.all.filter { remaining.contains($0.id.text) }
        return InvoiceTotals(of: try InvoiceLines(lines)).total
    }

}

extension AccountDecision {
    /// Where what had been paid already is enough after a credit note, the invoice is paid.
    /// - Parameter invoice: as it was before the credit note.
    mutating func settle(before invoice: InvoiceState, cause: ChangeCause? = nil) {
        guard let after = state.invoices[invoice.invoiceID], after.isPaid, !invoice.isPaid, let last = after.payments.last else { return }
        append(
            InvoicePaid(
                of: identity, invoiceID: after.invoiceID, number: after.number, periodStart: after.document.periodStart,
                periodEnd: after.document.periodEnd, netCents: after.document.netCents, totalCents: after.document.totalCents,
                purpose: after.purpose, markID: last.markID, amountCents: .zero, paidCents: after.figures.paid, source: last.source,
                reference: last.reference, receivedOn: last.receivedOn, cause: cause))
    }
}

extension CreditNoteIssued: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.creditNoteNumbers[creditNoteID] = document.number
        if let issuedIn { state.issuedIn[creditNoteID] = issuedIn }
        if state.documentsOfFormerOwners.contains(invoiceID) { state.documentsOfFormerOwners.insert(creditNoteID) }
        guard var invoice = state.invoices[invoiceID] else { return }
        invoice.figures.credited = creditedCents
        invoice.creditedLines.formUnion(document.lines.map(\.lineID))
        state.invoices[invoiceID] = invoice
        guard isWhole else { return }
        for index in state.paidInvoices.indices where state.paidInvoices[index].invoiceID == invoiceID {
            state.paidInvoices[index].takenBackAt = effectiveAt
        }
    }
}

extension CreditInvoice {
    /// The credit note in words. What makes it impossible is told by the command itself.
    func notes(of account: AccountState, at now: Instant) -> [TermsEffect] {
        guard let invoice = account.invoices[invoiceID], let note = try? note(of: invoice, at: now) else { return [] }
        let isWhole = (try? left(of: invoice, after: note)) == .zero
        let isPaying = isWhole && account.paidInvoices.contains { $0.invoiceID == invoiceID && $0.covers(now) }
        let words = [
            "Credit note of \(note.totals.total.inEuros) (VAT \(note.totals.vat.inEuros)) for invoice \(invoice.number)"
                + (isWhole ? ", of which nothing is left" : ""),
            invoice.figures.paid > .zero
                ? "\(invoice.figures.paid.inEuros) has been paid for it; what is too much has to be given back" : nil,
            isPaying ? "The account is no longer paying by this invoice" : nil,
        ]
        return words.compactMap { $0 }.map { TermsEffect(kind: .noted, feature: "invoice", workspaces: 0, description: $0) }
    }
}
