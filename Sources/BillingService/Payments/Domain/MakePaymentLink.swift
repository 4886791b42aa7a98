import Contracts
import EventSourcing

/// Has a link made by which what is open of an invoice is paid. One that asks the same already is used again.
struct MakePaymentLink: AccountCommand {
    static let daysToPay = 90

    let paymentLinkID: PaymentLinkID
    /// Nil for the oldest invoice with something open.
    let invoiceID: InvoiceID?
    /// What the customer reads; nil for the number of the invoice.
    let description: String?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let invoice = try decision.state.invoiceToPay(invoiceID)
        guard !invoice.isCredited else { throw Rejection.invoiceCredited(invoice.number) }
        guard invoice.figures.open > .zero else { throw Rejection.invoicePaid(invoice.number) }
        guard decision.state.usableLink(of: invoice.invoiceID) == nil else { return }
        decision.append(
            PaymentLinkAsked(
                of: decision.identity, paymentLinkID: paymentLinkID, invoiceID: invoice.invoiceID, number: invoice.number,
                amountCents: invoice.figures.open, description: description ?? usualDescription(of: invoice),
                expiresAt: now.adding(days: Self.daysToPay)))
    }

    private func usualDescription(of invoice: InvoiceState) -> String {
        invoice.document.language == InvoiceLanguage.dutch.rawValue ? "Factuur \(invoice.number)" : "Invoice \(invoice.number)"
    }
}

extension PaymentLinkAsked: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.paymentLinks[paymentLinkID] = PaymentLinkState(invoiceID: invoiceID, organisationID: organisationID, amount: amountCents)
    }
}
