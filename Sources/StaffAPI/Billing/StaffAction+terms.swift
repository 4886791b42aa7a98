import Contracts

/// The tier of an account, and when it ends.
extension StaffAction {
    public static let tier = StaffAction(
        "tier", BillingOperations.changeAccountTier, on: .account, .terms, title: "Change tier",
        explanation: "Takes effect at once for every workspace of the account.", submitTitle: "Change to {tier}",
        done: "Tier changed to {tier}", needsChange: true, assumes: [:],
        fields: [
            .shown("tier", "New tier", preset: .tier, choices: .tiers([.free] + paidTiers)),
            .shown(
                "payment", "Paid", preset: .payment, unchosen: "As it is; by invoice where nobody pays for it yet",
                note: "Free costs nothing, whatever is chosen."),
            .shown("expires_at", "Last day", preset: .endOfGift, note: "Where it isn't paid for and ends on a date."), period, .reason,
        ])

    public static let trial = StaffAction(
        "trial", BillingOperations.grantTrial, on: .account, .terms, title: "Start reverse trial",
        explanation:
            "A tier without payment. When it ends the account falls back to free by itself; a warning goes out three days before.",
        submitTitle: "Start trial of {tier}", done: "Trial of {tier} started",
        fields: [
            .shown(
                "tier", "Tier", isNeeded: true,
                choices: .tiers([.changemaker, .innovator]) + [.init(word: Tier.guardian.rawValue, policy: .setTier)]),
            .shown("months", "Months of 30 days", isNeeded: true, initial: 1), .reason,
        ])

    public static let moveEnd = StaffAction(
        "move-end", BillingOperations.moveTierEnd, on: .account, .terms, title: "Move end date",
        explanation: "The tier stays until the end of the last day. The warning three days before it goes out anew.",
        submitTitle: "Move the end to {ends_on}", done: "End moved to {ends_on}",
        fields: [.shown("ends_on", "Last day", isNeeded: true, preset: .end), .reason])

    public static let removeEnd = StaffAction(
        "remove-end", BillingOperations.removeTierEnd, on: .account, .terms, title: "Remove end date",
        explanation: "The tier lasts as long as it is paid for.", done: "End date removed", fields: [.reason])

    public static let endTrial = StaffAction(
        "end-trial", BillingOperations.endTrial, on: .account, .terms, title: "End trial now",
        explanation: "The account falls back to free at once, as it would have at the end of the trial.", done: "Trial ended",
        isDangerous: true, fields: [.reason])
}
