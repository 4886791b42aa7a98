import Contracts
import EventSourcing
import Terms

/// An invoice that is paid, and for which days.
struct PaidInvoice: Hashable, Sendable {
    var invoiceID: InvoiceID
    var period: PaidPeriod
}

extension InvoicePaid: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.paidInvoices.append(PaidInvoice(invoiceID: invoiceID, period: PaidPeriod(periodStart, periodEnd)))
    }
}
