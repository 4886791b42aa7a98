import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

extension SelfCheck {
    /// What has to hold of payments and of the links by which they are made.
    static let ofPayments = [everyPaymentStream, everyPayment, everyLink, everyStrangeLink]

    private static let rowsPerStep = 200

    private static let everyPaymentStream = SelfCheck(
        "payment-events", holds: "Every payment that was recorded stands in the list as its events say."
    ) { (step, after: String?) in
        let sql = "SELECT DISTINCT stream FROM events WHERE stream > ?1 AND stream < ?2 ORDER BY stream LIMIT ?3"
        let (first, end) = (CollectedPayment.stream(""), CollectedPayment.stream("~"))
        let streams = try step.connection.query(sql, [.text(after ?? first), .text(end), rowsPerStep.sqlValue]) { $0.text(0) }
        for stream in streams { try PaymentsCheck(step: step).compare(stream: stream) }
        return streams.count == rowsPerStep ? streams.last : nil
    }

    private static let everyPayment = SelfCheck(
        "payment-marks",
        holds: "Every payment in the list was recorded, and one that is paid has marked its invoice once, with its amount, or is a task."
    ) { (step, after: String?) in
        let sql = "SELECT payment_id FROM payments WHERE payment_id > ? ORDER BY payment_id LIMIT ?"
        let ids = try step.connection.query(sql, [.text(after ?? ""), rowsPerStep.sqlValue]) { $0.text(0) }
        var check = PaymentsCheck(step: step)
        for id in ids { try check.compareMarks(of: id) }
        return ids.count == rowsPerStep ? ids.last : nil
    }

    private static let everyLink = SelfCheck(
        "payment-links",
        holds: "Every payment link of an account stands in the list as its events say, and one that can be paid by asks what is open."
    ) { (step, after: AccountID?) in
        let sql = "SELECT DISTINCT account_id FROM invoices WHERE account_id > ? ORDER BY account_id LIMIT ?"
        let accounts: [AccountID] = try step.connection.query(sql, [after?.sqlValue ?? .blob([]), rowsPerStep.sqlValue]) { $0.id(0) }
        for account in accounts { try LinksCheck(step: step).compare(account) }
        return accounts.count == rowsPerStep ? accounts.last : nil
    }

    private static let everyStrangeLink = SelfCheck(
        "payment-link-invoices", holds: "Every payment link in the list is for an invoice of its account."
    ) { (step, after: PaymentLinkID?) in
        let sql = """
            SELECT payment_link_id, account_id, invoice_id FROM payment_links WHERE payment_link_id > ? ORDER BY payment_link_id LIMIT ?
            """
        let links: [LinkPlace] = try step.connection.query(sql, [after?.sqlValue ?? .blob([]), rowsPerStep.sqlValue]) {
            LinkPlace(account: $0.id(1), invoice: $0.id(2), link: $0.id(0))
        }
        for place in links {
            let owner = try InvoiceReader(connection: step.connection).invoice(place.invoice)?.accountID
            step.findings.compare(place.account, owner ?? place.account) {
                CheckDifference(account: place.account, "account of payment link \(place.link)", expected: $1, found: $0)
            }
            if owner == nil {
                step.findings.add(
                    CheckDifference(
                        account: place.account, "invoice of payment link \(place.link)", expected: "\(place.invoice)", found: "missing"))
            }
        }
        return links.count == rowsPerStep ? links.last?.link : nil
    }
}
