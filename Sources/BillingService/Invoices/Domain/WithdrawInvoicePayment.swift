import Contracts
import EventSourcing

/// Takes back a payment that was marked by mistake. Above a limit of the settings it only asks, and a second person confirms (DOMAIN §10).
struct WithdrawInvoicePayment: AccountCommand {
    let invoiceID: InvoiceID
    /// Nil for the only payment that there is.
    let markID: PaymentMarkID?
    let reason: Reason
    /// The address of whoever wants it.
    let person: String
    /// Nil where one person is enough for any amount.
    let twoPersonAbove: Cents?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let invoice = try decision.state.invoice(invoiceID)
        let payment = try payment(of: invoice)
        let needsSecond = twoPersonAbove.map { payment.amount > $0 } ?? false
        let asked = invoice.askedWithdrawal.flatMap { $0.markID == payment.markID ? $0 : nil }
        if needsSecond, asked == nil {
            decision.append(
                InvoiceWithdrawalAsked(
                    of: decision.identity, invoiceID: invoiceID, number: invoice.number, markID: payment.markID,
                    amountCents: payment.amount, reason: reason.text, askedBy: person))
        } else if needsSecond, asked?.askedBy == person {
            return
        } else {
            decision.append(withdrawn(payment, from: invoice, decision.identity, askedBy: asked?.askedBy))
        }
    }

    private func payment(of invoice: InvoiceState) throws -> InvoiceState.Payment {
        guard let markID else {
            guard let only = invoice.payments.first else { throw Rejection.nothingToWithdraw(invoice.number) }
            guard invoice.payments.count == 1 else { throw Rejection.severalPayments }
            return only
        }
        guard let payment = invoice.payments.first(where: { $0.markID == markID }) else {
            throw Rejection.nothingToWithdraw(invoice.number)
        }
        return payment
    }

    private func withdrawn(
        _ payment: InvoiceState.Payment, from invoice: InvoiceState, _ account: AccountIdentity, askedBy: String?
    ) -> InvoicePaymentWithdrawn {
        var after = invoice.figures
        after.paid = after.paid - payment.amount
        return InvoicePaymentWithdrawn(
            of: account, invoiceID: invoiceID, number: invoice.number, markID: payment.markID, amountCents: payment.amount,
            paidCents: after.paid, openCents: after.open, wasPaid: invoice.isPaid && after.status != .paid, reason: reason.text,
            askedBy: askedBy)
    }
}

extension InvoiceWithdrawalAsked: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.invoices[invoiceID]?.askedWithdrawal = InvoiceState.AskedWithdrawal(markID: markID, askedBy: askedBy, reason: reason)
    }
}

extension InvoicePaymentWithdrawn: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        guard var invoice = state.invoices[invoiceID] else { return }
        invoice.payments.removeAll { $0.markID == markID }
        invoice.figures.paid = paidCents
        if invoice.askedWithdrawal?.markID == markID { invoice.askedWithdrawal = nil }
        state.invoices[invoiceID] = invoice
        // A mistaken mark never made anybody paying.
        if wasPaid { state.paidInvoices.removeAll { $0.invoiceID == invoiceID } }
    }
}

extension Rejection {
    static func nothingToWithdraw(_ number: String) -> Rejection {
        rule("nothing-to-withdraw", detail: "invoice \(number) has no such payment")
    }

    static let severalPayments = field("mark_id", "mark_id is needed: the invoice has several payments")
}
