import Contracts
import EventSourcing
import Terms

/// Somebody says that money for an invoice has come (DOMAIN §10).
struct RecordInvoicePayment: AccountCommand {
    let invoiceID: InvoiceID
    let markID: PaymentMarkID
    /// Such as `bank_transfer`.
    let source: String
    let reference: String?
    let receivedOn: LocalDate
    /// Nil for all that is open.
    let amount: Cents?
    /// The link that it was paid by, if it was.
    var paymentLinkID: PaymentLinkID?
    /// `imported` for one of the past.
    var cause: ChangeCause?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let invoice = try decision.state.invoice(invoiceID)
        guard !invoice.isCredited else { throw Rejection.invoiceCredited(invoice.number) }
        guard !invoice.isPaid else { throw Rejection.invoicePaid(invoice.number) }
        guard receivedOn <= now.date else { throw Rejection.field("received_on", "received_on lies in the future; today is \(now.date)") }
        let amount = amount ?? invoice.figures.open
        guard amount > .zero else { throw Rejection.field("amount_cents", "amount_cents has to be more than nothing") }
        guard invoice.figures.paid + amount <= Cents.range.upperBound else {
            throw Rejection.field("amount_cents", "amount_cents makes more than \(Cents.range.upperBound.inEuros) for one invoice")
        }
        var after = invoice.figures
        after.paid = after.paid + amount
        if after.open == .zero {
            decision.append(paid(invoice, decision.identity, amount, after))
        } else {
            decision.append(
                InvoicePartPaid(
                    of: decision.identity, invoiceID: invoiceID, number: invoice.number, markID: markID, amountCents: amount,
                    paidCents: after.paid, openCents: after.open, source: source, reference: reference, receivedOn: receivedOn,
                    paymentLinkID: paymentLinkID, cause: cause))
        }
    }

    private func paid(_ invoice: InvoiceState, _ account: AccountIdentity, _ amount: Cents, _ after: InvoiceFigures) -> InvoicePaid {
        InvoicePaid(
            of: account, invoiceID: invoiceID, number: invoice.number, periodStart: invoice.document.periodStart,
            periodEnd: invoice.document.periodEnd, netCents: invoice.document.netCents, totalCents: invoice.document.totalCents,
            purpose: invoice.purpose, markID: markID, amountCents: amount, paidCents: after.paid, source: source, reference: reference,
            receivedOn: receivedOn, paymentLinkID: paymentLinkID, cause: cause)
    }
}

extension InvoicePartPaid: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.invoices[invoiceID]?.receive(
            InvoiceState.Payment(markID: markID, amount: amountCents, source: source, reference: reference, receivedOn: receivedOn))
        state.keepReceipt(markID, source, reference)
        if cause == .imported { state.importedMarks.insert(markID) }
        state.takeAsPaid(paymentLinkID)
    }
}

extension InvoicePaid: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        if let markID, let amountCents, amountCents > .zero {
            state.invoices[invoiceID]?.receive(
                InvoiceState.Payment(markID: markID, amount: amountCents, source: source, reference: reference, receivedOn: receivedOn))
        }
        if let markID {
            state.keepReceipt(markID, source, reference)
            if cause == .imported { state.importedMarks.insert(markID) }
        }
        state.takeAsPaid(paymentLinkID)
        // That it is paid may be known from a paid period of an imported past.
        guard makesPaying, !state.paidInvoices.contains(where: { $0.invoiceID == invoiceID && $0.takenBackAt == nil }) else { return }
        state.paidInvoices.append(PaidInvoice(invoiceID: invoiceID, period: PaidPeriod(periodStart, periodEnd)))
    }
}

extension AccountState {
    fileprivate mutating func keepReceipt(_ mark: PaymentMarkID, _ source: String, _ reference: String?) {
        guard source == ReceivePayment.source, let reference, receipts[reference] == nil else { return }
        receipts[reference] = mark
    }

    fileprivate mutating func takeAsPaid(_ link: PaymentLinkID?) {
        if let link { paymentLinks[link]?.phase = .paid }
    }
}

extension InvoiceState {
    fileprivate mutating func receive(_ payment: Payment) {
        payments.append(payment)
        figures.paid = figures.paid + payment.amount
    }
}

extension Rejection {
    static func invoiceCredited(_ number: String) -> Rejection {
        rule("invoice-credited", detail: "invoice \(number) was credited, so that there is nothing to pay or to credit")
    }

    static func invoicePaid(_ number: String) -> Rejection {
        rule("invoice-paid", detail: "invoice \(number) is paid already; where that is a mistake, withdraw the payment first")
    }
}
