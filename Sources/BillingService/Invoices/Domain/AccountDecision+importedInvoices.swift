import Contracts
import EventSourcing

/// Invoices and credit notes that another system issued. They count as our own do, for what is paid, open and late; nobody is told of them.
extension AccountDecision {
    /// One that is known is not taken in again, only what has been paid since.
    mutating func importInvoice(_ invoice: ImportedInvoice, at now: Instant) throws {
        if let known = state.invoices[invoice.invoiceID] {
            guard says(known, invoice) else { throw Rejection.importedOtherwise(known.number) }
        } else {
            append(
                InvoiceIssued(
                    of: identity, invoiceID: invoice.invoiceID, purpose: invoice.purpose, tier: invoice.tier,
                    billingPeriod: invoice.billingPeriod, seats: invoice.seats, document: invoice.document, cause: .imported,
                    issuedIn: invoice.issuedIn))
        }
        for payment in invoice.payments where !state.importedMarks.contains(payment.markID) {
            let receipt = RecordInvoicePayment(
                invoiceID: invoice.invoiceID, markID: payment.markID, source: payment.source, reference: payment.reference,
                receivedOn: payment.receivedOn, amount: payment.amount, cause: .imported)
            try receipt.decide(&self, at: now)
        }
        try checkPaidPeriod(of: invoice)
    }

    /// Takes an invoice back, or a part of it. One that is known is not taken in again.
    mutating func importCreditNote(_ note: ImportedCreditNote, at instant: Instant) throws {
        guard state.creditNoteNumbers[note.creditNoteID] == nil else { return }
        guard let invoice = state.invoices.values.first(where: { $0.number == note.credits }) else {
            throw Rejection.field("credits", "the account has no invoice \(note.credits); import it too")
        }
        guard state.issuedIn[invoice.invoiceID] != nil else {
            throw Rejection.field("credits", "invoice \(invoice.number) was issued here, and is credited here")
        }
        let document = try document(of: note, crediting: invoice)
        let credited = invoice.figures.credited + document.totalCents
        append(
            CreditNoteIssued(
                of: identity, creditNoteID: note.creditNoteID, invoiceID: invoice.invoiceID, invoiceNumber: invoice.number,
                creditedCents: credited, isWhole: credited == invoice.figures.total, reason: note.reason, document: document,
                effectiveAt: instant, cause: .imported, issuedIn: note.issuedIn))
        settle(before: invoice, cause: .imported)
    }

    /// Those that came in now and whose last day to pay is over are late already, which is no news to anybody.
    mutating func markImportedOverdue(except known: Set<InvoiceID>, on today: LocalDate) {
        for invoice in state.standingInvoices where !known.contains(invoice.invoiceID) && invoice.figures.open > .zero {
            guard let dueOn = invoice.document.dueOn, dueOn < today else { continue }
            append(
                InvoiceOverdue(
                    of: identity, invoiceID: invoice.invoiceID, number: invoice.number, dueOn: dueOn, openCents: invoice.figures.open,
                    cause: .imported))
        }
    }

    /// Who sells is told by the settings, which may have changed since.
    private func says(_ known: InvoiceState, _ invoice: ImportedInvoice) -> Bool {
        var document = invoice.document
        document.seller = known.document.seller
        return known.document == document && known.purpose == invoice.purpose && known.tier == invoice.tier
            && known.billingPeriod == invoice.billingPeriod && known.seats == invoice.seats
            && state.issuedIn[invoice.invoiceID] == invoice.issuedIn
    }

    /// A paid period that was imported before says that the invoice is paid.
    private func checkPaidPeriod(of invoice: ImportedInvoice) throws {
        guard let after = state.invoices[invoice.invoiceID], !after.isPaid, !after.isCredited,
            state.paidInvoices.contains(where: { $0.invoiceID == invoice.invoiceID && $0.takenBackAt == nil })
        else { return }
        throw Rejection.field("payments", "a line of the kind paid_period says that it is paid: tell by which payments")
    }

    /// What the credit note says: a mirror of the invoice, with the amounts that it takes back.
    private func document(of note: ImportedCreditNote, crediting invoice: InvoiceState) throws -> InvoiceDocument {
        guard note.issuedOn >= invoice.document.issuedOn else {
            throw Rejection.field("issued_on", "lies before \(invoice.document.issuedOn), the day of invoice \(invoice.number)")
        }
        let left = invoice.figures.total - invoice.figures.credited
        var document = invoice.document
        document.number = note.number
        document.issuedOn = note.issuedOn
        document.dueOn = nil
        document.preceding = InvoiceDocument.Preceding(number: invoice.number, issuedOn: invoice.document.issuedOn)
        guard let amounts = note.amounts, amounts.total != invoice.figures.total else {
            guard left == invoice.figures.total else { throw Rejection.partCredited(invoice.number, left: left) }
            return document
        }
        guard amounts.total <= left else { throw Rejection.partCredited(invoice.number, left: left) }
        (document.netCents, document.vatCents, document.totalCents) = (amounts.net, amounts.vat, amounts.total)
        // None of the invoice's own lines, of which it isn't known which are meant.
        document.lines = [
            InvoiceDocumentLine(
                lineID: "credit \(note.number)", description: note.description, quantity: 1, unitCents: amounts.net, discountPercent: .zero,
                netCents: amounts.net)
        ]
        return document
    }
}

extension Rejection {
    static func importedOtherwise(_ number: String) -> Rejection {
        rule(
            "imported-otherwise", detail: "\(number) was imported already with other contents, and an invoice is never edited",
            field: "number")
    }

    static func partCredited(_ number: String, left: Cents) -> Rejection {
        field(
            "total_cents",
            "\(left.inEuros) of invoice \(number) is left to be credited; name net_cents, vat_cents and total_cents up to that")
    }
}
