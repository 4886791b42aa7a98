/// Invoices: issued for an account, then paid, credited and sent.
extension StaffAction {
    /// Its page asks what is billed, and shows the draft.
    public static let issueInvoice = StaffAction(
        "issue-invoice", InvoiceOperations.issue, on: .account, .invoices, title: "Issue invoice",
        explanation: "It gets its number at once and is never edited after that; a credit note takes it back.", done: "Invoice issued",
        page: "/invoices/new", fields: [])

    public static let markInvoicePaid = StaffAction(
        "mark-invoice-paid", InvoiceOperations.markPaid, on: .invoice, .invoices, title: "Mark paid",
        explanation: "The account counts as paying for the invoice's period once all of it is paid.", done: "Payment noted",
        fields: [
            .shown("source", "How it came"), .shown("received_on", "Received on", preset: .today),
            .euros("amount_cents", "Amount", note: "In euros. Empty: all that is open."),
            .shown("reference", "Reference", note: "As it stands on the bank statement."),
        ])

    /// The one payment that there is, or one of several.
    public static let withdrawPayment = StaffAction(
        "withdraw-payment", InvoiceOperations.withdrawPayment, on: .invoice, .invoices, title: "Withdraw payment",
        explanation: "For a payment that was marked by mistake. Above a limit a second person has to confirm it.",
        done: "Payment withdrawn", isDangerous: true, fields: [.shown("mark_id", "Payment", isNeeded: true), .reason])

    public static let creditInvoice = StaffAction(
        "credit-invoice", InvoiceOperations.credit, on: .invoice, .invoices, title: "Credit",
        explanation: "A credit note takes the invoice back, as a whole or by lines. It can't be undone; a new invoice can be issued.",
        submitTitle: "Issue credit note", done: "Credit note issued", isDangerous: true,
        fields: [.shown("lines", "Only these lines", note: "None chosen: all that isn't credited yet."), .reason])

    public static let sendInvoice = StaffAction(
        "send-invoice", InvoiceOperations.send, on: .invoice, .invoices, title: "Send by mail",
        explanation: "One mail with the PDF. It can be sent again.", submitTitle: "Send", done: "Being sent",
        fields: [
            .shown("to", "To", note: "Empty: the invoice e-mail of the account's billing details."),
            .shown("with_xml", "With the electronic invoice (XML)"),
        ])
}
