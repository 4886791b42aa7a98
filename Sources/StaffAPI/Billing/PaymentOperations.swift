import Contracts

/// What the payment provider has collected.
public enum PaymentOperations {
    static let filters = [
        Operation.Parameter("status", .choice(.paymentStatus), repeats: true),
        Operation.Parameter("kind", .choice(.paymentKind), repeats: true), Operation.Parameter("account", .id),
        Operation.Parameter("month", .month), .search, Operation.Parameter("unassigned", .flag),
        Operation.Parameter("task", .choice(.paymentTask)), Operation.Parameter("method_changes", .flag),
    ]

    public static let list = Operation.question("list-payments", "/payments", owner: .billing, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question(
        "export-payments", "/payments.csv", owner: .billing, parameters: filters, answer: .stream)

    public static let one = Operation.question("get-payment", "/payments/{id}", owner: .billing)

    /// For one that names no known account.
    public static let assign = Operation(
        "assign-payment", .post, "/payments/{id}/assign", owner: .billing,
        fields: [.needed("account_id", .id), .optional("invoice_id", .id), .reason()])

    public static let all = [list, export, one, assign]
}
