import Contracts

/// Usage and revenue per account and month, workspaces at risk, people, and the usage count.
public enum RollupOperations {
    /// How many workspaces under each account a page of the rollup can be asked to hold; without asking there are more.
    public static let workspacesRange: ClosedRange<Int64> = 0...500

    public static let rollup = Operation.question(
        "get-rollup", "/rollup", owner: .rollup,
        parameters: RollupView.parameters + [
            Operation.Parameter("workspaces", .whole(workspacesRange, "a number of workspaces")), .limit, .cursor,
        ])

    public static let rollupExport = Operation.question(
        "export-rollup", "/rollup.csv", owner: .rollup,
        parameters: RollupView.parameters + [Operation.Parameter("level", .choice(.exportLevel))], answer: .stream)

    public static let revenue = Operation.question(
        "get-mrr", "/mrr", owner: .rollup,
        parameters: [Operation.Parameter("from", .month), Operation.Parameter("to", .month)] + GroupFilter.parameters)

    private static let movementChoice = [Operation.Parameter("kind", .choice(.revenueMovement))] + GroupFilter.parameters

    /// The accounts and events that made what `/mrr` says of a month.
    public static let movements = Operation.question(
        "list-movements", "/mrr/{month}/movements", owner: .rollup, parameters: movementChoice + [.limit, .cursor])

    public static let movementsExport = Operation.question(
        "export-movements", "/mrr/{month}/movements.csv", owner: .rollup, parameters: movementChoice, answer: .stream)

    public static let atRisk = Operation.question(
        "list-at-risk", "/at-risk", owner: .rollup,
        parameters: [
            Operation.Parameter("reason", .choice(.riskReason)), Operation.Parameter("account", .id),
            Operation.Parameter("workspace", .id), Operation.Parameter("snoozed", .flag), .limit, .cursor,
        ])

    public static let workspace = Operation.question("get-workspace", "/workspaces/{id}", owner: .rollup)
    public static let members = Operation.question("list-members", "/workspaces/{id}/members", owner: .rollup)

    public static let accountMonths = Operation.question("list-account-months", "/accounts/{id}/months", owner: .rollup)

    /// As many as can be agreed for managed billing.
    public static let assumedSeatsRange: ClosedRange<Int64> = 1...1_000_000

    /// What revenue is made of, or would be: `tier` and those after it are terms that are only assumed.
    public static let accountRevenue = Operation.question(
        "get-account-revenue", "/accounts/{id}/revenue", owner: .rollup,
        parameters: [
            .month, Operation.Parameter("tier", .choice(.tier)), Operation.Parameter("billing_period", .choice(.billingPeriod)),
            Operation.Parameter("managed", .flag), Operation.Parameter("payment", .choice(.tierPayment)),
            Operation.Parameter("expires_at", .dayOrInstant),
            Operation.Parameter("seats", .whole(assumedSeatsRange, "a number of seats")),
            Operation.Parameter("agreed_cents", .bounded(AgreedAmount.self)),
        ])

    public static let people = Operation.question(
        "list-people", "/accounts/{id}/people", owner: .rollup,
        parameters: [
            .month, Operation.Parameter("role", .choice(.workspaceRole)), Operation.Parameter("state", .choice(.placeState)),
            .search, .limit, .cursor,
        ])

    public static let person = Operation.question("get-person", "/people/{id}", owner: .rollup)

    public static let resetUsage = Operation(
        "reset-usage", .post, "/workspaces/{id}/usage-reset", owner: .rollup, fields: [.reason()])

    /// Of every workspace of the account that has a cap.
    public static let resetAccountUsage = Operation(
        "reset-account-usage", .post, "/accounts/{id}/usage-reset", owner: .rollup, fields: [.reason(.unlessPreview)], hasPreview: true)

    /// Puts a workspace at risk aside. `until`, `unless_worse` or both.
    public static let snoozeRisk = Operation(
        "snooze-risk", .post, "/at-risk/{id}/snooze", owner: .rollup,
        fields: [.optional("until", .dayOrInstant), .optional("unless_worse", .flag), .reason()])

    public static let endSnooze = Operation("end-snooze", .delete, "/at-risk/{id}/snooze", owner: .rollup, fields: [.reason(.never)])

    public static let setRiskOutcome = Operation(
        "set-risk-outcome", .post, "/at-risk/{id}/outcome", owner: .rollup,
        fields: [.needed("outcome", .choice(.riskOutcome)), .needed("note", .text(Reason.rule))])

    public static let all = [
        rollup, rollupExport, revenue, movements, movementsExport, atRisk, workspace, members, accountMonths, accountRevenue, people,
        person, resetUsage, resetAccountUsage, snoozeRisk, endSnooze, setRiskOutcome,
    ]
}

/// What a line of the export stands for.
public enum ExportLevel: String, CaseIterable, Sendable {
    case account, workspace
}
