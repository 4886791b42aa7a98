/// What one line of an imported history tells (docs/operations.md, "Import").
enum ImportKind: String, CaseIterable, Sendable {
    case account
    case tier
    case billingMode = "billing_mode"
    case trial
    case discount
    case accountManager = "account_manager"
    case paidPeriod = "paid_period"

    private static let fieldsOfEveryKind: Set<String> = ["kind", "organisation_id", "workspace_id", "effective_at", "reason"]

    /// The fields inside of those that are objects themselves.
    static let innerFields: [String: Set<String>] = [
        "subscription": ["status", "mollie_customer_id", "mollie_subscription_id", "access_until"], "discount": ["kind", "percent"],
    ]

    /// Every field that a line of this kind may have.
    var fields: Set<String> { Self.fieldsOfEveryKind.union(ownFields) }

    private var ownFields: Set<String> {
        switch self {
        case .account: []
        case .tier: ["tier", "billing_period", "payment", "expires_at"]
        case .billingMode: ["payment_mode", "tier", "billing_period", "seats", "agreed_cents", "expires_at", "subscription"]
        case .trial: ["tier", "months", "ends_at"]
        case .discount: ["discount", "on_workspace_id"]
        case .accountManager: ["email"]
        case .paidPeriod:
            ["period_start", "period_end", "net_cents", "total_cents", "source", "received_on", "number", "reference", "invoice_id"]
        }
    }

    /// The fields that a line of this kind has to name even where they are null, so that an end is never read out of a forgotten field.
    var fieldsToName: [String] {
        switch self {
        case .discount: ["discount"]
        case .accountManager: ["email"]
        case .account, .tier, .billingMode, .trial, .paidPeriod: []
        }
    }
}
