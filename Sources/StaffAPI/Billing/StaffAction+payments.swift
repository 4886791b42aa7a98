/// What the payment provider collects: links by which customers pay invoices, and payments that name nobody.
extension StaffAction {
    public static let makePaymentLink = StaffAction(
        "make-payment-link", PaymentLinkOperations.make, on: .invoice, .invoices, title: "Make payment link",
        explanation: "Asks for all that is open, with VAT. Once the customer has paid by it, the invoice is marked paid by itself.",
        done: "Payment link made",
        fields: [
            .chosen("invoice_id", "Invoice", from: .invoice),
            .shown("description", "What the customer reads", note: "Empty: the invoice's number and the seller's name."),
        ])

    public static let cancelPaymentLink = StaffAction(
        "cancel-payment-link", PaymentLinkOperations.cancel, on: .invoice, .invoices, title: "Cancel payment link",
        explanation: "Nobody can pay by it any more. Another one can be made.", submitTitle: "Cancel the link",
        done: "Payment link canceled",
        isDangerous: true, fields: [])

    public static let replaceDownloadLink = StaffAction(
        "replace-download-link", InvoiceOperations.replaceDownloadLink, on: .invoice, .invoices, title: "New link for the customer",
        explanation: "A new page for the customer. The link that they have holds no more; send the invoice again to tell them the new one.",
        submitTitle: "Make a new link", done: "New link made", fields: [.reason])

    public static let revokeDownloadLink = StaffAction(
        "revoke-download-link", InvoiceOperations.revokeDownloadLink, on: .invoice, .invoices, title: "Take the customer's link back",
        explanation: "Nobody can look at the document without signing in any more. A new link can be made.", submitTitle: "Take it back",
        done: "Link taken back", isDangerous: true, fields: [.reason])

    public static let assignPayment = StaffAction(
        "assign-payment", PaymentOperations.assign, on: .payment, .payments, title: "Assign payment",
        explanation: "The payment belongs to this account from now on. Of an invoice it marks what is open as paid.",
        submitTitle: "Assign", done: "Payment assigned",
        fields: [
            .chosen("account_id", "Account", from: .account),
            .chosen("invoice_id", "Pays the invoice", from: .openInvoices, preset: .fittingInvoice, unchosen: "No invoice"), .reason,
        ])
}
