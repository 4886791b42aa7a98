import Contracts

/// What was due beside what arrived, per account and month.
public enum ReconciliationOperations {
    /// How many months before the current one can be looked at.
    public static let monthsBack = 24

    static let filters = [
        Operation.Parameter.month, Operation.Parameter("gap", .choice(.reconciliationGap), repeats: true),
        Operation.Parameter("with_gaps", .flag), Operation.Parameter("account", .id), .search,
    ]

    public static let list = Operation.question(
        "list-reconciliation", "/reconciliation", owner: .billing, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question(
        "export-reconciliation", "/reconciliation.csv", owner: .billing, parameters: filters, answer: .stream)

    public static let all = [list, export]
}
