import Contracts
import EventSourcing

/// Says once that an invoice is late. A timer asks for it when the last day to pay is over.
struct MarkInvoiceOverdue: AccountCommand {
    let invoiceID: InvoiceID

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard let invoice = decision.state.invoices[invoiceID], let dueOn = invoice.document.dueOn, now.date > dueOn else { return }
        guard !invoice.figures.isLate, invoice.figures.open > .zero else { return }
        decision.append(
            InvoiceOverdue(
                of: decision.identity, invoiceID: invoiceID, number: invoice.number, dueOn: dueOn, openCents: invoice.figures.open))
    }
}

extension InvoiceOverdue: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.invoices[invoiceID]?.figures.isLate = true
    }
}
