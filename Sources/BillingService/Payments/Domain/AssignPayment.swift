import Contracts
import EventSourcing

/// Staff say whose a payment is, and which invoice it pays. What is known of it already stays.
struct AssignPayment: Command {
    typealias Target = CollectedPayment

    let account: AccountIdentity
    let invoiceID: InvoiceID?
    let reason: Reason

    func decide(_ state: PaymentState, at now: Instant) throws -> [any StreamEvent<PaymentState>] {
        guard let known = state.recorded else { throw Rejection.notFound("payment with this id") }
        if let owner = known.accountID, owner != account.accountID { throw Rejection.paymentAssigned }
        if let paid = known.invoiceID, let invoiceID, paid != invoiceID { throw Rejection.paymentHasInvoice }
        guard known.accountID == nil || (known.invoiceID == nil && invoiceID != nil) else { return [] }
        return [PaymentAssigned(of: account, paymentID: known.paymentID, invoiceID: invoiceID, reason: reason.text)]
    }
}

extension PaymentAssigned: StreamEvent {
    public func evolve(_ state: inout PaymentState) {
        state.recorded?.accountID = accountID
        state.recorded?.organisationID = organisationID
        if let invoiceID { state.recorded?.invoiceID = invoiceID }
    }
}

extension Rejection {
    static let paymentAssigned = rule(
        "payment-assigned", detail: "the payment belongs to another account already; only one of no known account can be assigned",
        field: "account_id")
    static let paymentHasInvoice = rule(
        "payment-has-invoice", detail: "the payment pays another invoice of the account already", field: "invoice_id")
}
