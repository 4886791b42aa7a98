import Contracts

/// What customers ask of staff, and what staff decide about it.
public enum UpgradeRequestOperations {
    public static let list = Operation.question(
        "list-upgrade-requests", "/upgrade-requests", owner: .billing,
        parameters: [
            Operation.Parameter("status", .choice(.requestStatus)), Operation.Parameter("kind", .choice(.requestKind)),
            .search, Operation.Parameter("organisation", .id), Operation.Parameter("account", .id),
            Operation.Parameter("overdue", .flag), Operation.Parameter("not_created", .flag), .limit, .cursor,
        ])

    public static let get = Operation.question("get-upgrade-request", "/upgrade-requests/{id}", owner: .billing)

    /// On a customer's behalf. A new workspace needs a name.
    public static let enter = Operation(
        "enter-upgrade-request", .post, "/upgrade-requests", owner: .billing,
        fields: [
            .needed("kind", .choice(.requestKind)), .needed("organisation_id", .id), .optional("workspace_id", .id),
            .needed("requested_by", .id), .optional("proposed_name", .text(UpgradeRequestTexts.nameRule)),
            .needed("proposed_tier", .choice(.tier)), .optional("proposed_billing_period", .choice(.billingPeriod)),
            .optional("proposed_visibility", .choice(.visibility)), .optional("usage_context", .choice(.usageContext)),
            .optional("message", .text(UpgradeRequestTexts.messageRule)),
        ])

    /// What isn't said is granted as it was proposed. Needs `setTier` where it changes the terms of the account.
    public static let approve = Operation(
        "approve-upgrade-request", .post, "/upgrade-requests/{id}/approve", owner: .billing,
        fields: [
            .optional("tier", .choice(.tier)), .optional("billing_period", .choice(.billingPeriod)),
            .optional("payment", .choice(.tierPayment)), .optional("expires_at", .dayOrInstant),
            .optional(
                "discount", .object([.needed("kind", .choice(.discountKind)), .needed("percent", .percent), .reason(.unlessPreview)])),
            staffNotes,
        ], hasPreview: true, mayWarn: true)

    public static let deny = Operation(
        "deny-upgrade-request", .post, "/upgrade-requests/{id}/deny", owner: .billing,
        fields: [.needed("note", .text(UpgradeRequestTexts.noteRule)), staffNotes])

    public static let all = [list, get, enter, approve, deny]

    private static let staffNotes = Operation.Field.optional("staff_notes", .text(UpgradeRequestTexts.staffNotesRule))
}
