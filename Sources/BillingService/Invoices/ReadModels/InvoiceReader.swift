import Contracts
import Database
import EventKit
import Invoicing
import StaffAPI
import WireJSON

/// Reads invoices as callers see them.
struct InvoiceReader {
    let connection: Connection

    private static let columns = """
        invoice_id, kind, purpose, account_id, organisation_id, document, total_cents, paid_cents, credited_cents, is_late, credits, \
        asked_mark, asked_by, asked_reason, sending_to, sent_to, sent_at, refused_to, refused_answer, refused_at, issued_in,
        refused_attempts
        """

    /// Nil where there is none.
    func invoice(_ id: InvoiceID) throws -> InvoiceAnswer? {
        try rows(Self.question(Self.columns, "invoice_id = ?"), [id.sqlValue]).first
    }

    /// Which document has a number, and in which system it was issued where it was in another one; nil where none has.
    func document(numbered number: String) throws -> (id: InvoiceID, issuedIn: String?)? {
        try connection.first("SELECT invoice_id, issued_in FROM invoices WHERE number = ?", [.text(number)]) {
            ($0.id(0), $0.optionalText(1))
        }
    }

    /// Those that fit, the newest first, from after a place in the list on.
    func page(_ filter: InvoiceFilter, after position: InvoicePosition?, limit: Int) throws -> [InvoiceAnswer] {
        let (question, values) = Self.pageQuestion(filter, after: position)
        return try rows(question, values + [limit.sqlValue])
    }

    /// Chooses by indexes alone before anything is read of an invoice. The last value is the limit.
    static func pageQuestion(_ filter: InvoiceFilter, after position: InvoicePosition?) -> (sql: String, values: [SQLValue]) {
        var (sql, values) = filter.condition
        if let position {
            sql += " AND (issued_on, number) < (?, ?)"
            values += [position.issuedOn.sqlValue, .text(position.number)]
        }
        let order = "ORDER BY issued_on DESC, number DESC"
        let chosen = "(SELECT invoice_id FROM invoices WHERE \(sql) \(order) LIMIT ?)"
        return (
            """
            SELECT \(columns) FROM \(chosen) CROSS JOIN invoices USING (invoice_id) CROSS JOIN invoice_documents USING (invoice_id) \(order)
            """, values
        )
    }

    /// Those that fit, the oldest first.
    func oldest(_ filter: InvoiceFilter, limit: Int) throws -> [InvoiceAnswer] {
        let (sql, values) = filter.condition
        return try rows(Self.question(Self.columns, "\(sql) ORDER BY issued_on, number LIMIT ?"), values + [limit.sqlValue])
    }

    /// What stands on it, and whose account it is; nil where there is none.
    func document(_ id: InvoiceID) throws -> (document: InvoiceDocument, account: AccountIdentity)? {
        let found = try connection.first(Self.question("document, account_id", "invoice_id = ?"), [id.sqlValue]) { row in
            (try Self.document(row.text(0)), row.id(1) as AccountID)
        }
        guard let (document, account) = found else { return nil }
        return try OpenAccounts.identity(of: account, connection).map { (document, $0) }
    }

    private static func document(_ text: String) throws -> InvoiceDocument {
        try WireJSONDecoder(limits: .ours).decode(InvoiceDocument.self, from: Array(text.utf8))
    }

    /// Whose it is; nil where there is none.
    func account(of invoice: InvoiceID) throws -> AccountID? {
        try connection.first("SELECT account_id FROM invoices WHERE invoice_id = ?", [invoice.sqlValue]) { $0.id(0) }
    }

    func totals(_ filter: InvoiceFilter) throws -> InvoicesAnswer.Totals {
        let (question, values) = Self.totalsQuestion(filter)
        var creditNotes = 0
        var byStatus: [InvoiceStatus: InvoicesAnswer.Totals.OfStatus] = [:]
        try connection.forEach(question, values) { row in
            guard row.text(0) == InvoiceKind.invoice.rawValue, let status = InvoiceStatus(rawValue: row.text(1)) else {
                creditNotes += Int(row.int(2))
                return
            }
            byStatus[status] = InvoicesAnswer.Totals.OfStatus(invoices: Int(row.int(2)), openCents: Cents(row.int(3)))
        }
        return InvoicesAnswer.Totals(creditNotes: creditNotes, byStatus: byStatus)
    }

    static func totalsQuestion(_ filter: InvoiceFilter) -> (sql: String, values: [SQLValue]) {
        let (condition, values) = filter.condition
        let (count, table) = filter.isOfDays ? ("sum(documents)", "invoice_sums") : ("count(*)", "invoices")
        return ("SELECT kind, status, \(count), sum(open_cents) FROM \(table) WHERE \(condition) GROUP BY kind, status", values)
    }

    /// Looks for rows first, and then for the document of each.
    static func question(_ columns: String, _ condition: String) -> String {
        "SELECT \(columns) FROM invoices CROSS JOIN invoice_documents USING (invoice_id) WHERE \(condition)"
    }

    private func rows(_ question: String, _ values: [SQLValue]) throws -> [InvoiceAnswer] {
        let found = try connection.query(question, values) { try Stored($0) }
        return try found.map(answer)
    }

    /// A row of the table.
    private struct Stored {
        let id: InvoiceID
        let kind: InvoiceKind
        let purpose: InvoicePurpose
        let account: AccountID
        let organisation: OrganisationID
        let document: InvoiceDocument
        let figures: InvoiceFigures
        let credits: InvoiceID?
        let asked: PendingWithdrawal?
        let mailing: Mailing
        let issuedIn: String?

        init(_ row: Row) throws {
            id = row.id(0)
            kind = row.text(1) == InvoiceKind.creditNote.rawValue ? .creditNote : .invoice
            purpose = InvoicePurpose(rawValue: row.text(2)) ?? .oneOff
            account = row.id(3)
            organisation = row.id(4)
            document = try InvoiceReader.document(row.text(5))
            figures = InvoiceFigures(
                total: Cents(row.int(6)), paid: Cents(row.int(7)), credited: Cents(row.int(8)), isLate: row.bool(9))
            credits = row.optionalID(10)
            let mark: PaymentMarkID? = row.optionalID(11)
            asked = mark.map {
                PendingWithdrawal(markID: $0, askedBy: row.optionalText(12) ?? "", reason: row.optionalText(13) ?? "")
            }
            mailing = Mailing(
                sendingTo: row.optionalText(14), sentTo: row.optionalText(15), sentAt: row.optionalInstant(16),
                refusal: row.optionalText(17).map {
                    Mailing.Refusal(
                        address: $0, answer: row.optionalText(18) ?? "", at: row.instant(19),
                        attempts: row.optionalInt(21).flatMap { Int(exactly: $0) })
                })
            issuedIn = row.optionalText(20)
        }

        /// Why VAT is as it is, in words.
        var vatRule: String {
            if let issuedIn { return "As it was issued in \(issuedIn)." }
            return VATRule(rawValue: document.vat.rule)?.words.english ?? document.vat.rule
        }
    }

    private func answer(_ row: Stored) throws -> InvoiceAnswer {
        let notes = row.figures.credited > .zero ? try creditNotes(of: row.id) : []
        var answer = InvoiceAnswer(
            row.id, kind: row.kind, purpose: row.purpose, of: row.account, row.organisation, row.document, figures: row.figures,
            vatRule: row.vatRule, payments: try payments(of: row),
            credits: try row.credits.flatMap { try related("invoice_id = ?", $0).first?.invoice }, creditNotes: notes.map(\.invoice),
            creditedLines: Set(notes.flatMap(\.lines)), pendingConfirmation: row.asked, formats: try formats(of: row.id))
        answer.paymentLink = try PaymentLinkReader(connection: connection).current(of: row.id)
        answer.downloadURL = try DownloadLinks.url(of: row.id, connection)
        answer.issuedIn = row.issuedIn
        answer.sendingTo = row.mailing.sendingTo
        answer.sentTo = row.mailing.sentTo
        answer.sentAt = row.mailing.sentAt
        answer.refusedMail = row.mailing.refusal.map {
            RefusedMail(address: $0.address, answer: $0.answer, at: $0.at, attempts: $0.attempts)
        }
        return answer
    }

    private func payments(of row: Stored) throws -> [InvoicePaymentAnswer] {
        guard row.figures.paid > .zero else { return [] }
        let sql = """
            SELECT mark_id, amount_cents, source, reference, received_on FROM invoice_payments WHERE invoice_id = ?
            ORDER BY received_on, event_id
            """
        return try connection.query(sql, [row.id.sqlValue]) { row in
            InvoicePaymentAnswer(
                markID: row.id(0), amountCents: Cents(row.int(1)), source: row.text(2), reference: row.optionalText(3),
                receivedOn: row.date(4))
        }
    }

    private func creditNotes(of invoice: InvoiceID) throws -> [(invoice: RelatedInvoice, lines: [String])] {
        try related("credits = ? ORDER BY issued_on, number", invoice)
    }

    private func related(_ condition: String, _ id: InvoiceID) throws -> [(invoice: RelatedInvoice, lines: [String])] {
        try connection.query(Self.question("invoice_id, document", condition), [id.sqlValue]) { row in
            let document = try Self.document(row.text(1))
            let related = RelatedInvoice(
                invoiceID: row.id(0), number: document.number, issuedOn: document.issuedOn, totalCents: document.totalCents)
            return (related, document.lines.map(\.lineID))
        }
    }

    private func formats(of invoice: InvoiceID) throws -> [InvoiceFileFormat] {
        let known = Set(try InvoiceFiles.formats(of: invoice, connection))
        return InvoiceFileFormat.allCases.filter(known.contains)
    }
}

/// A place in the list of invoices.
struct InvoicePosition: Codable, Sendable, Equatable {
    var issuedOn: LocalDate
    var number: String
}
