import Contracts
import EventSourcing

/// Takes a link back, so that nobody begins to pay by it any more. One that can't be paid by anyway stays as it is.
struct CancelPaymentLink: AccountCommand {
    let paymentLinkID: PaymentLinkID
    let cause: PaymentLinkEnd

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard let link = decision.state.paymentLinks[paymentLinkID] else { throw Rejection.notFound("payment link \(paymentLinkID)") }
        guard link.isUsable else { return }
        decision.append(
            PaymentLinkCancelled(
                of: decision.identity, paymentLinkID: paymentLinkID, invoiceID: link.invoiceID,
                number: try decision.state.invoice(link.invoiceID).number, mollieID: link.mollieID, cause: cause))
    }
}

extension PaymentLinkCancelled: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.paymentLinks[paymentLinkID]?.phase = .closed
    }
}
