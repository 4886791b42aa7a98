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
        "invoice-numbers",
        holds:
            "The numbers of invoices and of credit notes have no gaps in any year, but for those of an imported past, and each stands on one "
            + "document."
    ) { (step, after: String?) in
        // A number of the series is written with six digits or more, as many as it needs; others came from another system and take no place.
        let sql = """
            WITH numbers AS (
                SELECT series, year, count(*) AS issued, max(sequence) AS last, max(iif(is_imported, sequence, 0)) AS last_imported,
                    iif(series = 'invoices', '', 'C') || year || '-' AS head
                FROM issued_numbers GROUP BY series, year
            )
            SELECT series, year, last - last_imported,
                (SELECT count(*) FROM issued_numbers i WHERE i.series = n.series AND i.year = n.year AND sequence > last_imported), issued,
                (SELECT count(*) FROM invoices WHERE number > head AND number < head || ':'
                    AND number = head || printf('%06d', CAST(substr(number, length(head) + 1) AS INTEGER))
                    AND CAST(substr(number, length(head) + 1) AS INTEGER) BETWEEN 1 AND last)
            FROM numbers n ORDER BY series, year
            """
        try step.connection.forEach(sql) { row in
            let series = "\(row.text(0)) of \(row.int(1))"
            step.findings.compare(row.int(2), row.int(3)) { CheckDifference("numbers of \(series)", expected: $0, found: $1) }
            step.findings.compare(row.int(4), row.int(5)) { CheckDifference("documents of \(series)", expected: $0, found: $1) }
        }
        if let gaps = NumberGap.names(try NumberGap.ofThePast(step.connection)) {
            step.findings.note("Missing before our own numbers begin, as an imported past left them: \(gaps)")
        }
        return nil
    }

    private static let files = SelfCheck(
        "invoice-files",
        holds: "Every stored document is byte for byte what it was when it was made, and each invoice that was issued here has its page."
    ) { (step, after: InvoiceID?) in
        let ids = try invoices(after: after, step.connection)
        for (invoice, account, isIssuedHere) in ids {
            var formats: Set<String> = []
            let sql = "SELECT format, sha256, content FROM invoice_files WHERE invoice_id = ?"
            try step.connection.forEach(sql, [invoice.sqlValue]) { row in
                formats.insert(row.text(0))
                step.findings.compare(row.text(1), Digest.hexadecimal(Digest.sha256(row.bytes(2)))) {
                    CheckDifference(account: account, "\(row.text(0)) of invoice \(invoice)", expected: $0, found: $1)
                }
            }
            if isIssuedHere, !formats.contains(InvoiceFileFormat.html.rawValue) {
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
        for (invoice, account, _) in ids {
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
    ) throws -> [(invoice: InvoiceID, account: AccountID, isIssuedHere: Bool)] {
        let sql = "SELECT invoice_id, account_id, issued_in IS NULL FROM invoices WHERE invoice_id > ? ORDER BY invoice_id LIMIT ?"
        return try connection.query(sql, [invoice?.sqlValue ?? .blob([]), rowsPerStep.sqlValue]) { ($0.id(0), $0.id(1), $0.bool(2)) }
    }
}
