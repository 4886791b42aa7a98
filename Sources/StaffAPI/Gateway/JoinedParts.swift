import Contracts

/// What the Gateway alone asks of the owners, mostly to join their answers into one of its own operations. It is no part of the public API.
public enum JoinedParts {
    public static let rollupAccount = Operation.question("rollup-of-account", "/accounts/{id}", owner: .rollup, parameters: [.month])
    public static let rollupSearch = Operation.question(
        "search-of-rollup", "/search", owner: .rollup, parameters: GatewayOperations.searchParameters)
    public static let billingSearch = Operation.question(
        "search-of-billing", "/search", owner: .billing, parameters: GatewayOperations.searchParameters)
    public static let billingAccount = Operation.question("billing-of-account", "/accounts/{id}", owner: .billing)
    public static let billingTasks = Operation.question(
        "tasks-of-billing", "/tasks", owner: .billing,
        parameters: [Operation.Parameter("limit", .whole(BillingTasksAnswer.limitRange, "a number of each kind"))])
    public static let trainingTasks = Operation.question("tasks-of-training", "/tasks", owner: .training)
    /// With the referrals of an account where one is named.
    public static let partner = Operation.question(
        "partner-of-organisation", "/organisations/{id}/partner", owner: .partner, parameters: [Operation.Parameter("account", .id)])
    public static let partnerTasks = Operation.question(
        "tasks-of-partner", "/tasks", owner: .partner,
        parameters: [Operation.Parameter("limit", .whole(PartnerTasksAnswer.limitRange, "a number of each kind"))])
    public static let rollupTerms = Operation.question("terms-of-rollup", "/terms", owner: .rollup, parameters: TermsQuestion.parameters)
    /// Without what they have recorded.
    public static let externalLed = Operation.question(
        "external-led-of-partner", ExternalLedOperations.list.path, owner: .partner, parameters: ExternalLedOperations.listParameters)
    /// What some organisations have recorded of late.
    public static let recentRecordings = Operation.question(
        "recent-recordings", "/recent-recordings", owner: .rollup,
        parameters: [Operation.Parameter("organisation", .id, isNeeded: true, repeats: true)])
    public static let billingTerms = Operation.question("terms-of-billing", "/terms", owner: .billing, parameters: TermsQuestion.parameters)

    /// Mollie says that something has become of a payment or a link, and nothing more.
    public static let mollieWebhook = Operation(
        "take-mollie-webhook", .post, "/mollie-webhooks", owner: .billing, fields: [.needed("id", .text(TextRule(length: 1...64)))])

    /// What a customer sees by the link of an invoice or a credit note; `{id}` is the link's token.
    public static let sharedInvoice = Operation.question("shared-invoice", "/shared-invoices/{id}", owner: .billing)
    public static let sharedInvoiceFile = Operation.question(
        "shared-invoice-file", "/shared-invoices/{id}/{format}", owner: .billing, answer: .stream)

    /// What anybody who has a certificate's code is told.
    public static let sharedCertificate = Operation.question("shared-certificate", "/shared-certificates/{id}", owner: .training)

    public static let all = [
        rollupAccount, rollupSearch, billingSearch, billingAccount, billingTasks, trainingTasks, partner, partnerTasks, rollupTerms,
        externalLed, recentRecordings, billingTerms, mollieWebhook, sharedInvoice, sharedInvoiceFile, sharedCertificate,
    ]
}
