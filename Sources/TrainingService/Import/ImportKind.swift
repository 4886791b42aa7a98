import ServiceKit

/// What one line of an imported past of trainings tells (docs/operations.md, "Import").
enum ImportKind: String, LineKind {
    case session, licence

    var fields: Set<String> {
        switch self {
        case .session:
            [
                "kind", "reference", "organisation_id", "effective_at", "training_id", "training", "mode", "scheduled_at", "completed_on",
                "cancelled_on", "participants", "expected_participants", "agreed_price_cents", "requested_by", "notes", "reason",
            ]
        case .licence:
            [
                "kind", "reference", "user_id", "organisation_id", "completed_on", "expires_on", "evidence", "reason", "revoked_on",
                "revoked_reason",
            ]
        }
    }
}
