import ServiceKit

/// What one line of an imported past of partners tells (docs/operations.md, "Import").
enum ImportKind: String, LineKind {
    case partner, referral, balance, payout

    var fields: Set<String> {
        switch self {
        case .partner: ["kind", "organisation_id", "effective_at", "reason"]
        case .referral:
            [
                "kind", "reference", "partner_organisation_id", "client_organisation_id", "client_workspace_id", "kickback_percent",
                "discount_percent", "cap_cents", "starts_at", "expires_at", "ended_at", "notes", "internal_notes", "effective_at", "reason",
            ]
        case .balance: ["kind", "reference", "as_of", "accrued_cents", "paid_out_cents"]
        case .payout: ["kind", "reference", "amount_cents", "paid_on", "payout_reference"]
        }
    }
}
