import Contracts

extension StaffAction {
    public static let discount = discount(
        "discount", BillingOperations.setAccountDiscount, on: .account, title: "Set discount",
        "Each seat gets the best discount that applies; they never add up.")
    public static let clearDiscount = clearDiscount(
        "clear-discount", BillingOperations.clearAccountDiscount, on: .account, title: "Clear discount")
    public static let workspaceDiscount = discount(
        "workspace-discount", BillingOperations.setWorkspaceDiscount, on: .workspace, title: "Set workspace discount",
        "Applies to the seats that count for this workspace.")
    public static let clearWorkspaceDiscount = clearDiscount(
        "clear-workspace-discount", BillingOperations.clearWorkspaceDiscount, on: .workspace, title: "Clear workspace discount")

    public static let managed = StaffAction(
        "managed", BillingOperations.setManaged, on: .account, .billing, title: "Set managed billing",
        explanation: "Invoices instead of a subscription. An end of the tier is taken away.",
        submitTitle: "Set managed on {tier}", done: "Managed billing set", assumes: ["managed": "true"],
        fields: [
            .shown("tier", "Tier", isNeeded: true, preset: .tier, choices: paidTiers.map { .init(word: $0.rawValue, policy: .setTier) }),
            period,
            .shown("seats", "Agreed seats", preset: .agreedSeats, note: "Empty bills the seats in use."),
            .euros(
                "agreed_cents", "Agreed amount", preset: .agreedAmount,
                note: "In euros per year or month as it is billed, without VAT. Empty bills seats at their price."),
            .shown("account_manager", "Account manager", preset: .accountManager, note: colleague), .reason,
        ])

    public static let freeNow = StaffAction(
        "free-now", BillingOperations.returnToSelfServe, on: .account, .billing, title: "Back to self-serve, free now",
        explanation: "Ends managed billing; the account is free from now on.", submitTitle: "Back to free now", done: "Set back to free",
        isDangerous: true, assumes: ["managed": "false", "tier": Tier.free.rawValue], fields: [.constant("to_free", true), .reason])

    public static let selfServeLater = StaffAction(
        "self-serve-later", BillingOperations.returnToSelfServe, on: .account, .billing, title: "Back to self-serve later",
        explanation: "Ends managed billing; the tier stays until the end of the last day, then the account falls back to free.",
        submitTitle: "Back to self-serve, keep until {keep_until}", done: "Back to self-serve, tier kept until {keep_until},",
        fields: [.shown("keep_until", "Last day of the tier", isNeeded: true), .reason])

    public static let accountManager = StaffAction(
        "account-manager", BillingOperations.setAccountManager, on: .account, .people, title: "Set account manager",
        explanation: "The colleague who looks after this customer.", done: "Account manager {email} set",
        fields: [.shown("email", "E-mail", preset: .accountManager, note: colleague), .reason])

    public static let noAccountManager = StaffAction(
        "no-account-manager", BillingOperations.removeAccountManager, on: .account, .people, title: "Remove account manager",
        explanation: "Nobody looks after this customer any more.", done: "Account manager removed", fields: [.reason])

    static let paidTiers = Tier.allCases.filter { $0.isPaid && !$0.isLegacy }
    static let period = Field.shown("billing_period", "Billed", isNeeded: true, preset: .billingPeriod)
    private static let colleague = "An address at dembrane.com."

    private static func discount(
        _ id: String, _ operation: Operation, on subject: Subject, title: String, _ explanation: String
    ) -> StaffAction {
        StaffAction(
            id, operation, on: subject, .billing, title: title, explanation: explanation, submitTitle: "Set {percent} % discount",
            done: "Discount {percent} % set",
            fields: [
                .shown("kind", "Kind", preset: .discountKind), .shown("percent", "Percent", preset: .discountPercent), .reason,
            ])
    }

    private static func clearDiscount(_ id: String, _ operation: Operation, on subject: Subject, title: String) -> StaffAction {
        StaffAction(
            id, operation, on: subject, .billing, title: title, explanation: "The discount ends now.", done: "Discount cleared",
            fields: [.reason])
    }
}

extension [StaffAction.Field.Choice] {
    static func tiers(_ tiers: [Tier]) -> Self { tiers.map { Element(word: $0.rawValue, policy: nil) } }
}
