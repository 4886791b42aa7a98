import Contracts

/// What was agreed with partners about clients that they brought, what they have earned by it, and what of that they were paid.
public enum ReferralOperations {
    public static let notesRule = TextRule(length: 1...2_000)
    /// A cap, and what is paid out at once: up to a hundred million euros.
    public static let amounts = ValueKind.bounded(AgreedAmount.self)

    static let filters = [
        Operation.Parameter("partner", .id), Operation.Parameter("account", .id),
        Operation.Parameter("state", .choice(.referralStanding)),
    ]

    public static let list = Operation.question("list-referrals", "/referrals", owner: .partner, parameters: filters + [.limit, .cursor])

    public static let one = Operation.question("get-referral", "/referrals/{id}", owner: .partner)

    private static let terms: [Operation.Field] = [
        .optional("kickback_percent", .percent), .optional("discount_percent", .percent), .optional("cap_cents", amounts),
        .optional("starts_at", .instant), .optional("starts_on", .day), .optional("expires_at", .dayOrInstant),
        .optional("notes", .text(notesRule)),
        .optional("internal_notes", .text(notesRule)),
    ]

    /// Of an organisation, or of one external workspace: one of the two is given.
    public static let agree = Operation(
        "agree-referral", .post, "/referrals", owner: .partner,
        fields: [
            .needed("partner_organisation_id", .id), .optional("client_organisation_id", .id), .optional("client_workspace_id", .id),
        ] + terms + [.reason(.unlessPreview)], hasPreview: true)

    /// Absent fields stay as they are; null empties the cap, the end and the notes.
    public static let amend = Operation(
        "amend-referral", .patch, "/referrals/{id}", owner: .partner, fields: terms + [.reason(.unlessPreview)],
        hasPreview: true)

    public static let end = Operation(
        "end-referral", .post, "/referrals/{id}/end", owner: .partner, fields: [.reason(.unlessPreview)], hasPreview: true)

    public static let payOut = Operation(
        "record-payout", .post, "/referrals/{id}/payouts", owner: .partner,
        fields: [
            .needed("amount_cents", amounts), .needed("paid_on", .day),
            .needed("reference", .text(KickbackPaidOut.referenceRule)),
        ], hasPreview: true)

    /// `payout` is the id of its event, as the statement tells it.
    public static let payout = Operation.question("get-payout", "/referrals/{id}/payouts/{payout}", owner: .partner)

    /// `payout` as above.
    public static let withdrawPayout = Operation(
        "withdraw-payout", .post, "/referrals/{id}/payouts/{payout}/withdraw", owner: .partner,
        fields: [.reason(.unlessPreview)], hasPreview: true)

    private static let period = [Operation.Parameter("from", .day), Operation.Parameter("to", .day)]

    public static let statement = Operation.question(
        "get-partner-statement", "/partners/{organisation}/statement", owner: .partner,
        parameters: period + [Operation.Parameter("kind", .choice(.statementKind)), .limit, .cursor])

    public static let statementExport = Operation.question(
        "export-partner-statement", "/partners/{organisation}/statement.csv", owner: .partner, parameters: period, answer: .stream)

    public static let all = [list, one, agree, amend, end, payOut, payout, withdrawPayout, statement, statementExport]
}
