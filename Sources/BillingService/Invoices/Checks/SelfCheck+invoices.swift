import Contracts
import Cryptography
import Database
import EventKit
import ServiceKit
import StaffAPI

extension SelfCheck {
    /// What has to hold of numbers, documents and payments.
    static let ofInvoices = [numbersWithoutGaps, files, figures]

    private static let rowsPerStep = 200

    private static let numbersWithoutGaps = SelfCheck(
        "invoice-numbers", holds: "The numbers of invoices and of credit notes have no gaps in any year, and each stands on one document."
    ) { (step, after: String?) in
        let sql = """
            SELECT series, year, count(*), max(sequence),
                (SELECT count(*) FROM invoices WHERE kind = iif(series = 'invoices', 'invoice', 'credit_note')
                    AND number LIKE iif(series = 'invoices', '', 'C') || year || '-%')
            FROM issued_numbers GROUP BY series, year ORDER BY series, year
            """
        try step.connection.forEach(sql) { row in
            let (series, issued, last, documents) = ("\(row.text(0)) of \(row.int(1))", row.int(2), row.int(3), row.int(4))
            step.findings.compare(last, issued) { CheckDifference("numbers of \(series)", expected: $0, found: $1) }
            step.findings.compare(issued, documents) { CheckDifference("documents of \(series)", expected: $0, found: $1) }
        }
        return nil
    }

    private static let files = SelfCheck(
        "invoice-files", holds: "Every stored document is byte for byte what it was when it was made, and each invoice has its page."
    ) { (step, after: InvoiceID?) in
        let ids = try invoices(after: after, step.connection)
        for (invoice, account) in ids {
            var formats: Set<String> = []
            let sql = "SELECT format, sha256, content FROM invoice_files WHERE invoice_id = ?"
            try step.connection.forEach(sql, [invoice.sqlValue]) { row in
                formats.insert(row.text(0))
                step.findings.compare(row.text(1), Digest.hexadecimal(Digest.sha256(row.bytes(2)))) {
                    CheckDifference(account: account, "\(row.text(0)) of invoice \(invoice)", expected: $0, found: $1)
                }
            }
            if !formats.contains(InvoiceFileFormat.html.rawValue) {
                step.findings.add(CheckDifference(account: account, "page of invoice \(invoice)", expected: "there", found: "missing"))
            }
        }
        return ids.count == rowsPerStep ? ids.last?.invoice : nil
    }

    private static let figures = SelfCheck(
        "invoice-figures", holds: "What is paid is the sum of the payments, and paid, credited and open are what the account's events say."
    ) { (step, after: InvoiceID?) in
        let ids = try invoices(after: after, step.connection)
        let store = EventStore(step.connection, source: EventContext.billing.source)
        var accounts: [AccountID: AccountState] = [:]
        for (invoice, account) in ids {
            let state = try accounts[account] ?? store.load(Account.self, id: account.description).state
            accounts[account] = state
            guard let expected = state.invoices[invoice] else { continue }
            let figures = [expected.figures.paid, expected.figures.paid, expected.figures.credited, expected.figures.open].map(\.amount)
            step.findings.compare(figures, try amounts(of: invoice, step.connection)) {
                CheckDifference(account: account, "payments, paid, credited and open of \(expected.number)", expected: $0, found: $1)
            }
        }
        return ids.count == rowsPerStep ? ids.last?.invoice : nil
    }

    /// The sum of the payments, and what is said to be paid, credited and open.
    private static func amounts(of invoice: InvoiceID, _ connection: Connection) throws -> [Int64] {
        let sql = """
            SELECT (SELECT coalesce(sum(amount_cents), 0) FROM invoice_payments WHERE invoice_id = ?1), paid_cents, credited_cents, open_cents
            FROM invoices WHERE invoice_id = ?1
            """
        return try connection.first(sql, [invoice.sqlValue]) { row in (0..<4).map { row.int($0) } } ?? []
    }

    private static func invoices(
        after invoice: InvoiceID?, _ connection: Connection
    ) throws -> [(invoice: InvoiceID, account: AccountID)] {
        let sql = "SELECT invoice_id, account_id FROM invoices WHERE invoice_id > ? ORDER BY invoice_id LIMIT ?"
        return try connection.query(sql, [invoice?.sqlValue ?? .blob([]), rowsPerStep.sqlValue]) { ($0.id(0), $0.id(1)) }
    }
}
