import StaffAPI

/// What can be done with an invoice, and why some of it can't. The owner decides; this only saves a vain attempt.
struct InvoiceActions {
    let context: RowContext

    func items(for invoice: InvoiceAnswer) -> [ActionMenu.Item] {
        let elsewhere = elsewhere(invoice)
        let send = item(.sendInvoice, elsewhere)
        guard invoice.kind == .invoice else { return [send] }
        return [
            item(.markInvoicePaid, invoice.openCents > .zero ? nil : .nothingOpen),
            invoice.payments.isEmpty ? nil : item(.withdrawPayment, isAskedByViewer(invoice) ? .secondPerson : nil),
            invoice.status == .credited ? nil : item(.creditInvoice, elsewhere), send, paymentLink(invoice),
        ].compactMap { $0 }
    }

    /// What can be done with the links for the customer, which stands beside them.
    func linkItems(for invoice: InvoiceAnswer) -> [ActionMenu.Item] {
        let revoking = invoice.downloadURL == nil ? nil : item(.revokeDownloadLink)
        return [paymentLink(invoice), item(.replaceDownloadLink, elsewhere(invoice)), revoking].compactMap { $0 }
    }

    /// What another system issued has its document there.
    private func elsewhere(_ invoice: InvoiceAnswer) -> Obstacle? { invoice.issuedIn == nil ? nil : .issuedElsewhere }

    /// One at a time: there is nothing to be made while one can be paid by.
    private func paymentLink(_ invoice: InvoiceAnswer) -> ActionMenu.Item? {
        if invoice.paymentLink?.isOpen == true { return item(.cancelPaymentLink) }
        return invoice.kind == .invoice && invoice.openCents > .zero ? item(.makePaymentLink) : nil
    }

    /// Whoever has asked for a withdrawal can't confirm it, unless there is another payment that could be meant.
    private func isAskedByViewer(_ invoice: InvoiceAnswer) -> Bool {
        guard let pending = invoice.pendingConfirmation, invoice.payments.count == 1 else { return false }
        return pending.askedBy.lowercased() == context.viewer.identity.email.lowercased()
    }

    private func item(_ action: StaffAction, _ obstacle: Obstacle? = nil) -> ActionMenu.Item {
        ActionMenu.Item(action: action, obstacle: context.obstacle ?? obstacle)
    }
}
