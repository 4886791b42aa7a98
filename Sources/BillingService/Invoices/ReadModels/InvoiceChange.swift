import Contracts
import Database
import EventKit
import WireJSON

/// Writes what an event changes in the table of invoices.
struct InvoiceChange {
    let connection: Connection

    func issue(_ event: InvoiceIssued) throws {
        try insert(
            event.invoiceID, of: event.accountID, event.organisationID, kind: .invoice, event.purpose, event.document, credits: nil,
            open: event.document.totalCents, issuedIn: event.issuedIn)
    }

    func credit(_ event: CreditNoteIssued) throws {
        let purpose = try connection.first("SELECT purpose FROM invoices WHERE invoice_id = ?", [event.invoiceID.sqlValue]) { $0.text(0) }
        try insert(
            event.creditNoteID, of: event.accountID, event.organisationID, kind: .creditNote,
            purpose.flatMap(InvoicePurpose.init) ?? .oneOff, event.document, credits: event.invoiceID, open: .zero, issuedIn: event.issuedIn
        )
        try move(event.invoiceID) { $0.credited = event.creditedCents }
    }

    func receive(_ event: InvoicePartPaid, _ envelope: CloudEvent) throws {
        let payment = Payment(
            markID: event.markID, amount: event.amountCents, source: event.source, reference: event.reference, receivedOn: event.receivedOn)
        try receive(payment, on: event.invoiceID, envelope)
    }

    /// A paid period of an imported past names no payment, and has no invoice here.
    func receive(_ event: InvoicePaid, _ envelope: CloudEvent) throws {
        guard let markID = event.markID, let amount = event.amountCents, amount > .zero else { return }
        let payment = Payment(
            markID: markID, amount: amount, source: event.source, reference: event.reference, receivedOn: event.receivedOn)
        try receive(payment, on: event.invoiceID, envelope)
    }

    func ask(_ event: InvoiceWithdrawalAsked) throws {
        try connection.execute(
            "UPDATE invoices SET asked_mark = ?, asked_by = ?, asked_reason = ? WHERE invoice_id = ?",
            [event.markID.sqlValue, .text(event.askedBy), .text(event.reason), event.invoiceID.sqlValue])
    }

    func withdraw(_ event: InvoicePaymentWithdrawn) throws {
        let key = [event.invoiceID.sqlValue, event.markID.sqlValue]
        try connection.execute("DELETE FROM invoice_payments WHERE invoice_id = ? AND mark_id = ?", key)
        try connection.execute(
            "UPDATE invoices SET asked_mark = NULL, asked_by = NULL, asked_reason = NULL WHERE invoice_id = ? AND asked_mark = ?", key)
        try move(event.invoiceID) { $0.paid = event.paidCents }
    }

    func mail(_ event: InvoiceSendAsked) throws {
        try connection.execute(
            "UPDATE invoices SET sending_to = ? WHERE invoice_id = ?", [.text(event.sendTo), event.invoiceID.sqlValue])
    }

    func mail(_ event: InvoiceSent) throws {
        try connection.execute(
            """
            UPDATE invoices SET sending_to = NULL, sent_to = ?, sent_at = ?, refused_to = NULL, refused_answer = NULL, refused_at = NULL,
                refused_attempts = NULL
            WHERE invoice_id = ?
            """, [.text(event.sentTo), event.sentAt.sqlValue, event.invoiceID.sqlValue])
    }

    func mail(_ event: InvoiceMailRefused) throws {
        try connection.execute(
            """
            UPDATE invoices SET sending_to = NULL, refused_to = ?, refused_answer = ?, refused_at = ?, refused_attempts = ?
            WHERE invoice_id = ?
            """,
            [
                .text(event.sendTo), .text(event.answer), event.refusedAt.sqlValue, event.attempts.sqlValue, event.invoiceID.sqlValue,
            ])
    }

    /// Changes the figures of an invoice, and what follows from them.
    func move(_ invoice: InvoiceID, _ change: (inout InvoiceFigures) -> Void) throws {
        let sql = "SELECT total_cents, paid_cents, credited_cents, is_late, issued_on FROM invoices WHERE invoice_id = ?"
        let found = try connection.first(sql, [invoice.sqlValue]) { row in
            let figures = InvoiceFigures(
                total: Cents(row.int(0)), paid: Cents(row.int(1)), credited: Cents(row.int(2)), isLate: row.bool(3))
            return (figures, row.date(4))
        }
        guard case (var figures, let issuedOn)? = found else { return }
        let before = SumTable.Part(figures, issuedOn)
        change(&figures)
        try InvoiceSums.table.replace(before, by: SumTable.Part(figures, issuedOn), connection)
        try connection.execute(
            "UPDATE invoices SET paid_cents = ?, credited_cents = ?, open_cents = ?, is_late = ?, status = ? WHERE invoice_id = ?",
            [
                figures.paid.sqlValue, figures.credited.sqlValue, figures.open.sqlValue, figures.isLate.sqlValue,
                .text(figures.status.rawValue), invoice.sqlValue,
            ])
    }

    private struct Payment {
        var markID: PaymentMarkID
        var amount: Cents
        var source: String
        var reference: String?
        var receivedOn: LocalDate
    }

    private func receive(_ payment: Payment, on invoice: InvoiceID, _ envelope: CloudEvent) throws {
        try connection.execute(
            """
            INSERT INTO invoice_payments (invoice_id, mark_id, amount_cents, source, reference, received_on, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                invoice.sqlValue, payment.markID.sqlValue, payment.amount.sqlValue, .text(payment.source), payment.reference.sqlValue,
                payment.receivedOn.sqlValue, .text(envelope.id),
            ])
        try move(invoice) { $0.paid = $0.paid + payment.amount }
    }

    private func insert(
        _ id: InvoiceID, of account: AccountID, _ organisation: OrganisationID, kind: InvoiceKind, _ purpose: InvoicePurpose,
        _ document: InvoiceDocument, credits: InvoiceID?, open: Cents, issuedIn: ShortText?
    ) throws {
        try connection.execute(
            """
            INSERT INTO invoices (invoice_id, account_id, organisation_id, kind, number, purpose, issued_on, due_on, buyer,
                total_cents, open_cents, status, credits, issued_in)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.sqlValue, account.sqlValue, organisation.sqlValue, .text(kind.rawValue), .text(document.number),
                .text(purpose.rawValue), document.issuedOn.sqlValue, document.dueOn.sqlValue, .text(document.buyer.legalName),
                document.totalCents.sqlValue, open.sqlValue, .text(InvoiceStatus.issued.rawValue), credits.sqlValue,
                issuedIn?.text.sqlValue ?? .null,
            ])
        try connection.execute(
            "INSERT INTO invoice_documents (invoice_id, document) VALUES (?, ?)",
            [id.sqlValue, .text(String(decoding: try WireJSONEncoder().encode(document), as: UTF8.self))])
        for session in Set(document.lines.compactMap(\.trainingSessionID)) {
            try connection.execute("INSERT INTO invoiced_sessions VALUES (?, ?)", [session.sqlValue, id.sqlValue])
        }
        try InvoiceSearch(connection: connection).add(id, document)
        let part = SumTable.Part(documentOn: document.issuedOn, kind: kind, status: .issued, open: open)
        try InvoiceSums.table.replace(nil, by: part, connection)
    }
}
