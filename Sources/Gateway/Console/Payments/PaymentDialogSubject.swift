import Contracts
import HTTP
import StaffAPI
import WebKit

/// What the dialog is about that assigns a payment: the payment, and the account with what it has to pay, as their owners tell them at the
/// moment of opening.
struct PaymentDialogSubject: DialogMatter {
    /// More open invoices than that are told by the staff API alone.
    private static let invoicesMaximum = 200

    let action: StaffAction
    let payment: PaymentAnswer
    let account: AccountRow
    let openInvoices: [InvoiceAnswer]
    /// The invoice that the dialog was opened for.
    let meant: InvoiceID?

    /// Throws 404 for a payment or an account that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id = PlainID(view.request.text("payment") ?? "") else {
            throw Problem.invalid("payment", "payment has to be the payment_id of one")
        }
        guard let account: AccountID = try view.request.parameters.id("account") else {
            throw Problem.invalid("account", "account has to be given: the one that the payment is assigned to")
        }
        self.action = action
        async let part: AccountPart = services.ask(JoinedParts.rollupAccount, of: account, for: view.request)
        async let invoices: InvoicesAnswer = services.ask(
            InvoiceOperations.ofAccount, of: account, ["limit": String(Self.invoicesMaximum)], for: view.request)
        payment = try await services.payment(id, view)
        self.account = try await part.account
        openInvoices = try await invoices.invoices.filter { $0.kind == .invoice && $0.openCents > .zero }
        meant = try view.request.parameters.id("invoice")
    }

    var id: String { payment.paymentID }

    var label: ShownName { ShownName(account.label) }

    var version: Int? { nil }

    var place: [HTML] { [label.html(), HTML(text: "\(PaymentWords.kind(payment)) \(payment.paymentID)")] }

    var heldTitle: String { "The payment" }

    var held: [String] {
        [
            Figures.money(payment.amountCents), Word<PaymentStatus>(text: payment.status).title.lowercased(),
            ShownName(payment.description).plain,
        ]
    }

    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        guard preset == .fittingInvoice else { return nil }
        let fitting = openInvoices.filter { $0.openCents == payment.amountCents }
        let chosen = openInvoices.first { $0.invoiceID == meant } ?? (fitting.count == 1 ? fitting.first : nil)
        return chosen?.invoiceID.description
    }

    func choices(of field: StaffAction.Field) -> [DialogChoice] {
        switch field.source {
        case .account: [DialogChoice(value: account.accountID.description, title: label.plain)]
        case .openInvoices: openInvoices.map(option)
        case _: []
        }
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        payment.accountID == nil ? nil : "The payment has its account already."
    }

    private func option(_ invoice: InvoiceAnswer) -> DialogChoice {
        DialogChoice(
            value: invoice.invoiceID.description, title: "\(ShownName(invoice.number).plain), \(Figures.money(invoice.openCents)) open")
    }
}
