extension Operation {
    /// The staff API as far as it exists; docs/openapi.yaml describes exactly these.
    ///
    /// Services and the Gateway are deployed one by one. What a service of an older version doesn't serve yet is 404 there, and what the
    /// Gateway doesn't know yet is 404 at the Gateway.
    public static let all: [Operation] =
        GatewayOperations.all + RollupOperations.all + BillingOperations.all + InvoiceOperations.all + RenewalOperations.all
        + PaymentLinkOperations.all + PaymentOperations.all + ReconciliationOperations.all + UpgradeRequestOperations.all
        + TrainingOperations.all + SessionOperations.all + LicenceOperations.all + FollowUpOperations.all + PartnerOperations.all
        + ReferralOperations.all + ExternalLedOperations.all + AdministrationOperations.all
}
