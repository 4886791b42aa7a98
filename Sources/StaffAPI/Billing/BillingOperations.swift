import Contracts

/// What staff decide about a billing account: tier, discount, trial, managed billing, account manager.
public enum BillingOperations {
    public static let changeAccountTier = changeTier("change-account-tier", of: "/accounts")
    public static let changeWorkspaceTier = changeTier("change-workspace-tier", of: "/workspaces")

    public static let setAccountDiscount = setDiscount("set-account-discount", of: "/accounts")
    public static let clearAccountDiscount = clearDiscount("clear-account-discount", of: "/accounts")
    public static let setWorkspaceDiscount = setDiscount("set-workspace-discount", of: "/workspaces")
    public static let clearWorkspaceDiscount = clearDiscount("clear-workspace-discount", of: "/workspaces")

    /// A tier above changemaker needs `setTier`.
    public static let grantTrial = Operation(
        "grant-trial", .post, "/accounts/{id}/trial", owner: .billing,
        fields: [.optional("tier", .choice(.tier)), .optional("months", .bounded(TrialMonths.self)), .reason(.unlessPreview)],
        hasPreview: true, mayWarn: true)

    /// Also of a trial. Needs `setTier` unless it is a trial up to changemaker, which is granted without it.
    public static let moveTierEnd = Operation(
        "move-tier-end", .put, "/accounts/{id}/tier-end", owner: .billing, fields: [.needed("ends_on", .dayOrInstant), .reason()])

    public static let removeTierEnd = Operation(
        "remove-tier-end", .delete, "/accounts/{id}/tier-end", owner: .billing, policy: .setTier, fields: [.reason()])

    public static let endTrial = Operation(
        "end-trial", .delete, "/accounts/{id}/trial", owner: .billing, policy: .setTier, fields: [.reason(.unlessPreview)],
        hasPreview: true)

    /// Needs `setTier` where it changes the tier.
    public static let setManaged = Operation(
        "set-managed", .post, "/accounts/{id}/managed", owner: .billing,
        fields: [
            .optional("tier", .choice(.tier)), .optional("billing_period", .choice(.billingPeriod)),
            .optional("seats", .bounded(SeatCount.self)), .optional("agreed_cents", .bounded(AgreedAmount.self)),
            .optional("account_manager", .email), .reason(.never),
        ], hasPreview: true, mayWarn: true)

    /// Either `to_free`, which needs `setTier` where the tier is a paid one, or `keep_until`.
    public static let returnToSelfServe = Operation(
        "return-to-self-serve", .post, "/accounts/{id}/self-serve", owner: .billing,
        fields: [.optional("to_free", .flag), .optional("keep_until", .dayOrInstant), .reason(.never)], hasPreview: true)

    public static let setAccountManager = Operation(
        "set-account-manager", .put, "/accounts/{id}/account-manager", owner: .billing,
        fields: [.needed("email", .email), .reason(.never)], hasPreview: true, mayWarn: true)

    public static let removeAccountManager = Operation(
        "remove-account-manager", .delete, "/accounts/{id}/account-manager", owner: .billing, fields: [.reason(.never)])

    public static let billingDetails = Operation.question("get-billing-details", "/accounts/{id}/billing-details", owner: .billing)

    /// The details as a whole, with a reason; or `accept_platform`, which takes over what the platform has said since.
    public static let setBillingDetails = Operation(
        "set-billing-details", .put, "/accounts/{id}/billing-details", owner: .billing,
        fields: [
            .optional("legal_name", .text(BillingDetails.nameRule)), .optional("address_line1", .text(BillingDetails.addressRule)),
            .optional("address_line2", .text(BillingDetails.addressRule)), .optional("postal_code", .text(BillingDetails.postalCodeRule)),
            .optional("city", .text(BillingDetails.cityRule)), .optional("country", .text(BillingDetails.countryRule)),
            .optional("vat_id", .text(BillingDetails.numberRule)), .optional("company_id", .text(BillingDetails.numberRule)),
            .optional("email", .email), .optional("peppol_id", .text(BillingDetails.numberRule)),
            .optional("buyer_reference", .text(BillingDetails.referenceRule)), .optional("buyer_kind", .choice(.buyerKind)),
            .optional("accept_platform", .flag), .reason(.never),
        ])

    public static let all = [
        changeAccountTier, changeWorkspaceTier, setAccountDiscount, clearAccountDiscount, setWorkspaceDiscount, clearWorkspaceDiscount,
        grantTrial, moveTierEnd, removeTierEnd, endTrial, setManaged, returnToSelfServe, setAccountManager, removeAccountManager,
        billingDetails, setBillingDetails,
    ]

    private static func changeTier(_ id: String, of things: String) -> Operation {
        Operation(
            id, .post, things + "/{id}/tier", owner: .billing, policy: .setTier,
            fields: [
                .needed("tier", .choice(.tier)), .optional("billing_period", .choice(.billingPeriod)),
                .optional("payment", .choice(.tierPayment)), .optional("expires_at", .dayOrInstant), .reason(.unlessPreview),
            ], hasPreview: true, mayWarn: true)
    }

    private static func setDiscount(_ id: String, of things: String) -> Operation {
        Operation(
            id, .put, things + "/{id}/discount", owner: .billing,
            fields: [.needed("kind", .choice(.discountKind)), .needed("percent", .percent), .reason()])
    }

    private static func clearDiscount(_ id: String, of things: String) -> Operation {
        Operation(id, .delete, things + "/{id}/discount", owner: .billing, fields: [.reason(.never)])
    }
}
