import Contracts
import StaffAPI

/// What a dialog about an invoice says of it, as its owner has it at the moment of opening.
struct InvoiceDialogSubject: DialogMatter {
    let action: StaffAction
    let invoice: InvoiceAnswer
    /// Of the account that it belongs to.
    let version: Int?
    /// To be mailed.
    let needsAddress: Bool

    var id: String { invoice.invoiceID.description }

    /// Links are made and taken back at the account.
    var path: String {
        switch action.id {
        case StaffAction.makePaymentLink.id: action.operation.path(of: invoice.accountID)
        case StaffAction.cancelPaymentLink.id:
            action.operation.path(of: invoice.accountID, invoice.paymentLink?.paymentLinkID.description ?? "")
        case _: action.path(of: id)
        }
    }

    var label: ShownName { ShownName(invoice.number) }

    var place: [HTML] { [ShownName(invoice.buyer).html(), HTML(text: "\(invoice.kind.title) \(label.plain)")] }

    var held: [String] {
        var parts = [invoice.status.title.lowercased(), InvoiceWords.total(invoice)]
        if invoice.paidCents > .zero { parts.append("\(Figures.money(invoice.paidCents)) paid") }
        if invoice.creditedCents > .zero { parts.append("\(Figures.money(invoice.creditedCents)) credited") }
        if invoice.kind == .invoice { parts.append("\(Figures.money(invoice.openCents)) open") }
        if let pending = invoice.pendingConfirmation { parts.append("withdrawal asked for by \(ShownName(pending.askedBy).plain)") }
        return parts
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let actions = InvoiceActions(context: RowContext(viewer: viewer, month: now.month, now: now))
        return ActionMenu.obstacleText(of: action, in: actions.items(for: invoice) + actions.linkItems(for: invoice), for: viewer)
    }

    /// The payments that can be withdrawn, the newest first, and the lines that can be credited.
    func choices(of field: StaffAction.Field) -> [DialogChoice] {
        switch field.name {
        case "mark_id": invoice.payments.reversed().map(option)
        case "lines": invoice.lines.filter { !$0.credited }.map(option)
        case "invoice_id": [DialogChoice(value: id, title: label.plain)]
        case _: []
        }
    }

    func asked(_ field: StaffAction.Field) -> StaffAction.Field {
        guard needsAddress, field.name == "to" else { return field }
        var field = field
        field.isNeeded = true
        field.note = "It is from before the account went to another organisation, and doesn't go to the invoice e-mail of that one."
        return field
    }

    private func option(_ payment: InvoicePaymentAnswer) -> DialogChoice {
        let asked = payment.markID == invoice.pendingConfirmation?.markID ? " (asked for)" : ""
        let words = [Figures.money(payment.amountCents), Figures.date(payment.receivedOn), InvoiceWords.source(payment)]
        return DialogChoice(value: payment.markID.description, title: words.joined(separator: ", ") + asked)
    }

    private func option(_ line: InvoiceAnswer.Line) -> DialogChoice {
        DialogChoice(value: line.lineID, title: "\(ShownName(line.description).plain), \(Figures.money(line.netCents))")
    }
}
