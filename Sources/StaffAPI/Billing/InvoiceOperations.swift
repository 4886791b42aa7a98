import Contracts

/// Invoices: drafted, issued, paid, credited.
public enum InvoiceOperations {
    /// By what lists and exports are filtered.
    static let filters = [
        Operation.Parameter("status", .choice(.invoiceStatus), repeats: true), Operation.Parameter("kind", .choice(.invoiceKind)),
        Operation.Parameter("account", .id), Operation.Parameter("from", .day), Operation.Parameter("to", .day),
        .search, Operation.Parameter("mail_refused", .flag), Operation.Parameter("withdrawal_asked", .flag),
        Operation.Parameter("training_session_id", .id),
    ]

    public static let list = Operation.question("list-invoices", "/invoices", owner: .billing, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question(
        "export-invoices", "/invoices.csv", owner: .billing, parameters: filters, answer: .stream)

    /// Rows, sums, filters and SHA-256 of the export with the same filters.
    public static let manifest = Operation.question("get-invoice-manifest", "/invoices.manifest", owner: .billing, parameters: filters)

    public static let ageing = Operation.question("get-ageing", "/invoices/ageing", owner: .billing)

    public static let ofAccount = Operation.question(
        "list-account-invoices", "/accounts/{id}/invoices", owner: .billing, parameters: [.limit, .cursor])

    public static let one = Operation.question("get-invoice", "/invoices/{id}", owner: .billing)
    public static let html = file(.html)
    public static let pdf = file(.pdf)
    public static let xml = file(.xml)

    /// In lists of lines.
    public static let linesMaximum = 500
    public static let unitCentsRange = Cents.zero...Cents(10_000_000_000)

    /// Without `lines` or an amount it bills the account's tier for its next period. A completed training session adds a line to whatever else it
    /// bills; with an empty list of `lines` it is billed by itself.
    public static let issue = Operation(
        "issue-invoice", .post, "/accounts/{id}/invoices", owner: .billing,
        fields: [
            .optional("seats", .bounded(SeatCount.self)), .optional("amount_cents", .bounded(AgreedAmount.self)),
            .optional(
                "lines",
                .rows(
                    0...linesMaximum,
                    [
                        .needed("description", .text(TextRule(length: 1...300))),
                        .optional("quantity", .whole(1...1_000_000, "a quantity")),
                        .needed("unit_cents", .cents(unitCentsRange)), .optional("discount_percent", .percent),
                    ])),
            .optional("period_start", .day), .optional("period_end", .day), .optional("supplementary", .flag),
            .optional("training_session_id", .id),
            .optional("po_reference", .text(BillingDetails.referenceRule)), .optional("e_invoice", .flag),
            .optional("billing_period", .choice(.billingPeriod)), .optional("language", .choice(.invoiceLanguage)),
        ], hasPreview: true, mayWarn: true)

    public static let markPaid = Operation(
        "mark-invoice-paid", .post, "/invoices/{id}/paid", owner: .billing,
        fields: [
            .needed("source", .choice(.paymentSource)), .optional("reference", .text(TextRule(length: 1...200))),
            .needed("received_on", .day), .optional("amount_cents", .cents(Cents(1)...Cents.range.upperBound)),
        ])

    /// Above an amount of the settings it answers 202, and the same of another person does it.
    public static let withdrawPayment = Operation(
        "withdraw-invoice-payment", .post, "/invoices/{id}/unpaid", owner: .billing, fields: [.optional("mark_id", .id), .reason()])

    public static let credit = Operation(
        "credit-invoice", .post, "/invoices/{id}/credit", owner: .billing,
        fields: [.optional("lines", .texts(1...linesMaximum, TextRule(length: 1...50))), .reason(.unlessPreview)], hasPreview: true)

    /// Where no address is given, to the invoice e-mail of the billing details; an invoice of a former owner of the account needs one.
    public static let send = Operation(
        "send-invoice", .post, "/invoices/{id}/send", owner: .billing, fields: [.optional("to", .email), .optional("with_xml", .flag)])

    /// The one before holds no more.
    public static let replaceDownloadLink = Operation(
        "replace-download-link", .post, "/invoices/{id}/download-link", owner: .billing, fields: [.reason()])

    public static let revokeDownloadLink = Operation(
        "revoke-download-link", .delete, "/invoices/{id}/download-link", owner: .billing, fields: [.reason()])

    public static let setReminders = Operation(
        "set-invoice-reminders", .put, "/accounts/{id}/invoice-reminders", owner: .billing, fields: [.needed("enabled", .flag), .reason()])

    public static let all = [
        list, export, manifest, ageing, ofAccount, one, html, pdf, xml, issue, markPaid, withdrawPayment, credit, send,
        replaceDownloadLink, revokeDownloadLink, setReminders,
    ]

    private static func file(_ format: InvoiceFileFormat) -> Operation {
        Operation.question("get-invoice-\(format.rawValue)", "/invoices/{id}.\(format.rawValue)", owner: .billing, answer: .stream)
    }
}
