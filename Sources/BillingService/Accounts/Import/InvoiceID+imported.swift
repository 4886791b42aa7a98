import Contracts
import ServiceKit

extension InvoiceID {
    /// Of an invoice of the past, whether its payment alone is told or all of it.
    init(ofImported number: String?, of account: AccountID, from firstDay: LocalDate, to lastDay: LocalDate) {
        let name = [account.description, firstDay.description, lastDay.description, number ?? ""].joined(separator: "/")
        self.init(digestOf: "imported invoice \(name)")
    }
}
