import Contracts
import EventSourcing

/// The provider has made a link that was asked for, or won't.
struct RecordPaymentLink: AccountCommand {
    enum Outcome: Sendable {
        case made(mollieID: ShortText, url: String, expiresAt: Instant)
        case refused(DisplayText)
    }

    let paymentLinkID: PaymentLinkID
    let outcome: Outcome

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard let link = decision.state.paymentLinks[paymentLinkID], link.mollieID == nil else { return }
        let number = try decision.state.invoice(link.invoiceID).number
        switch outcome {
        case .made(let mollieID, let url, let expiresAt):
            decision.append(
                PaymentLinkIssued(
                    of: decision.identity, paymentLinkID: paymentLinkID, invoiceID: link.invoiceID, number: number, mollieID: mollieID,
                    url: url, amountCents: link.amount, expiresAt: expiresAt))
        case .refused(let answer):
            guard link.phase == .creating else { return }
            decision.append(
                PaymentLinkRefused(
                    of: decision.identity, paymentLinkID: paymentLinkID, invoiceID: link.invoiceID, number: number, answer: answer))
        }
    }
}

extension PaymentLinkIssued: StreamEvent {
    /// One that was taken back while it was being made stays so.
    public func evolve(_ state: inout AccountState) {
        state.paymentLinks[paymentLinkID]?.mollieID = mollieID
        if state.paymentLinks[paymentLinkID]?.phase == .creating { state.paymentLinks[paymentLinkID]?.phase = .open }
    }
}

extension PaymentLinkRefused: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.paymentLinks[paymentLinkID]?.phase = .refused
    }
}
