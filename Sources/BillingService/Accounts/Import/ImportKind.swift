import ServiceKit

/// What one line of an imported history tells (docs/operations.md, "Import").
enum ImportKind: String, LineKind {
    case account
    case tier
    case billingMode = "billing_mode"
    case trial
    case discount
    case accountManager = "account_manager"
    case paidPeriod = "paid_period"
    case invoice
    case creditNote = "credit_note"
    case billingDetails = "billing_details"
    case upgradeRequest = "upgrade_request"
    case payment

    private static let fieldsOfEveryKind: Set<String> = ["kind", "organisation_id", "workspace_id", "reason"]

    static let innerFields: [String: Set<String>] = [
        "subscription": ["status", "mollie_customer_id", "mollie_subscription_id", "access_until"], "discount": ["kind", "percent"],
        "buyer": detailFields, "lines": ["description", "quantity", "unit_cents", "discount_percent"],
        "payments": ["source", "reference", "received_on", "amount_cents"],
        "decision": [
            "status", "at", "tier", "billing_period", "payment", "expires_at", "discount", "discount_reason", "created_workspace_id",
            "note",
            "staff_notes",
        ],
    ]

    private static let detailFields: Set<String> = [
        "legal_name", "address_line1", "address_line2", "postal_code", "city", "country", "vat_id", "company_id", "email", "peppol_id",
        "buyer_kind",
    ]

    var fields: Set<String> { Self.fieldsOfEveryKind.union(ownFields).union(isDatedByItself ? [] : ["effective_at"]) }

    /// What else a line of this kind says tells from when on it holds.
    private var isDatedByItself: Bool {
        switch self {
        case .invoice, .creditNote, .payment: true
        case .account, .tier, .billingMode, .trial, .discount, .accountManager, .paidPeriod, .billingDetails, .upgradeRequest: false
        }
    }

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
        case .invoice:
            [
                "number", "issued_in", "issued_on", "due_on", "purpose", "period_start", "period_end", "tier", "billing_period", "seats",
                "buyer",
                "buyer_reference", "po_reference", "language", "lines", "description", "net_cents", "vat_cents", "total_cents",
                "vat_category",
                "vat_percent", "payments",
            ]
        case .creditNote: ["number", "issued_in", "issued_on", "credits", "description", "net_cents", "vat_cents", "total_cents"]
        case .billingDetails: Self.detailFields.union(["buyer_reference"])
        case .upgradeRequest:
            [
                "request_id", "request_kind", "requested_by", "on_workspace_id", "proposed_name", "proposed_tier",
                "proposed_billing_period",
                "proposed_visibility", "usage_context", "message", "decision",
            ]
        case .payment:
            [
                "payment_id", "status", "payment_kind", "sequence_type", "amount_cents", "refunded_cents", "charged_back_cents", "method",
                "description", "created_at", "paid_at", "failure_reason", "mollie_customer_id", "mollie_subscription_id", "invoice_number",
            ]
        }
    }

    var fieldsToName: [String] {
        switch self {
        case .discount: ["discount"]
        case .accountManager: ["email"]
        case .account, .tier, .billingMode, .trial, .paidPeriod, .invoice, .creditNote, .billingDetails, .upgradeRequest, .payment: []
        }
    }
}
