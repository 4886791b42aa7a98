import Contracts
import EventSourcing

/// A payment of the provider is paid: it marks its invoice by the rule for any money that comes, once. An invoice that has nothing open any more
/// stays as it is.
struct ReceivePayment: AccountCommand {
    static let source = "mollie"

    /// The provider's id.
    let paymentID: String
    let invoiceID: InvoiceID
    let paymentLinkID: PaymentLinkID?
    let markID: PaymentMarkID
    let amount: Cents
    let paidOn: LocalDate
    /// `imported` for one of the past.
    var cause: ChangeCause?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard decision.state.receipts[paymentID] == nil, let invoice = decision.state.invoices[invoiceID], amount > .zero,
            invoice.figures.open > .zero, invoice.figures.paid + amount <= Cents.range.upperBound
        else { return }
        let receipt = RecordInvoicePayment(
            invoiceID: invoiceID, markID: markID, source: Self.source, reference: paymentID, receivedOn: min(paidOn, now.date),
            amount: amount, paymentLinkID: paymentLinkID, cause: cause)
        try receipt.decide(&decision, at: now)
    }
}
