/// Invoices: issued for an account, then paid, credited and sent.
extension StaffAction {
    public static let issueInvoice = StaffAction(
        "issue-invoice", InvoiceOperations.issue, on: .account, .invoices, title: "Issue invoice",
        explanation: "For the account's tier. It gets its number at once and is never edited after that; a credit note takes it back.",
        done: "Invoice issued",
        fields: [
            .shown("period_start", "First day", preset: .nextPeriodStart), .shown("period_end", "Last day", preset: .nextPeriodEnd),
            .shown("seats", "Seats", note: "Empty bills what is agreed, else the seats in use."),
            .euros("amount_cents", "Amount", note: "In euros without VAT, in place of seats."), purchaseOrder, electronic, language,
        ])

    public static let supplementaryInvoice = StaffAction(
        "supplementary-invoice", InvoiceOperations.issue, on: .account, .invoices, title: "Invoice more seats",
        explanation: "The seats in use beyond those invoiced, from today to the end of the period that is invoiced, by its days.",
        submitTitle: "Issue supplementary invoice", done: "Supplementary invoice issued",
        fields: [.constant("supplementary", true), purchaseOrder, electronic, language])

    /// One line; the staff API takes many.
    public static let oneOffInvoice = StaffAction(
        "one-off-invoice", InvoiceOperations.issue, on: .account, .invoices, title: "Invoice something else",
        explanation: "One line beside the tier, such as a training. It bills no period, and nobody becomes paying by it.",
        submitTitle: "Issue invoice", done: "Invoice issued",
        fields: [
            .shown("lines.description", "Description"), .shown("lines.quantity", "Quantity", initial: 1),
            .euros("lines.unit_cents", "Price of one", note: "In euros without VAT."),
            .shown("lines.discount_percent", "Discount in per cent"), purchaseOrder, electronic, language,
        ])

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

    private static let purchaseOrder = Field.shown(
        "po_reference", "Purchase order", note: "The buyer's number; needed unless the billing details have a reference of the buyer's.")
    private static let electronic = Field.shown("e_invoice", "It has to be an electronic invoice too")
    private static let language = Field.shown("language", "Language", unchosen: "As the buyer's country has it")
}
