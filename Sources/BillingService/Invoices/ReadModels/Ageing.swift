import Contracts
import Database
import EventKit
import StaffAPI

/// What is open, by how long it is late.
enum Ageing {
    static func answer(on today: LocalDate, _ connection: Connection) throws -> AgeingAnswer {
        var totals = AgeingAnswer.Buckets()
        var rows: [AccountID: AgeingAnswer.Row] = [:]
        let sql = """
            SELECT account_id, due_on, open_cents, buyer FROM invoices INDEXED BY open_invoices
            WHERE open_cents > 0 AND kind = 'invoice' ORDER BY account_id, due_on
            """
        try connection.forEach(sql) { row in
            let (account, due, open): (AccountID, LocalDate, Cents) = (row.id(0), row.date(1), Cents(row.int(2)))
            let daysLate = today.daysSince1970 - due.daysSince1970
            totals.add(open, daysLate: daysLate)
            var found =
                rows[account]
                ?? AgeingAnswer.Row(accountID: account, buyer: "", invoices: 0, oldestDueOn: due, buckets: AgeingAnswer.Buckets())
            found.buyer = row.text(3)
            found.invoices += 1
            found.buckets.add(open, daysLate: daysLate)
            rows[account] = found
        }
        let accounts = rows.values.sorted {
            ($1.buckets.openCents, $0.accountID) < ($0.buckets.openCents, $1.accountID)
        }
        return AgeingAnswer(asOf: today, totals: totals, accounts: accounts)
    }
}
