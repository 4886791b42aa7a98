import Contracts
import Terms

/// An invoice that is paid, and for which days.
struct PaidInvoice: Hashable, Sendable {
    var invoiceID: InvoiceID
    var period: PaidPeriod
    /// When a credit note took the invoice back.
    var takenBackAt: Instant?

    func covers(_ instant: Instant) -> Bool { period.covers(instant) && takenBackAt.map { instant < $0 } ?? true }
}
