import Contracts

extension StaffAction {
    public static let makePartner = StaffAction(
        "make-partner", PartnerOperations.setPartner, on: .organisation, .people, title: "Make partner",
        explanation: "The organisation may run workspaces for clients and earn kickbacks.", done: "Partner flag set",
        fields: [
            .constant("is_partner", true),
            .shown("agreement_confirmed", "A signed partner agreement exists", isNeeded: true), .reason,
        ])

    public static let removePartner = StaffAction(
        "remove-partner", PartnerOperations.setPartner, on: .organisation, .people, title: "Remove partner flag",
        explanation: "The organisation is no partner any more.", done: "Partner flag removed", isDangerous: true,
        fields: [.constant("is_partner", false), .constant("agreement_confirmed", false), .reason])

    private static let shares: [Field] = [
        .shown(
            "kickback_percent", "Kickback in percent", isNeeded: true, preset: .agreed("kickback_percent"),
            initial: Int64(ReferralTerms.usualKickback.value)),
        .shown(
            "discount_percent", "Discount of the client in percent", isNeeded: true, preset: .agreed("discount_percent"), initial: 0),
    ]

    private static let cap = Field.euros(
        "cap_cents", "Cap in euros", preset: .agreed("cap_cents"), note: "The most that the partner earns in all. Empty: no cap.")

    private static let lastDay = Field.shown(
        "expires_at", "Last day", preset: .agreed("expires_at"), note: "Empty: it holds until it is ended.")

    private static let texts: [Field] = [
        .shown("notes", "Notes for the partner", preset: .agreed("notes"), note: "The partner may read them."),
        .shown("internal_notes", "Internal notes", preset: .agreed("internal_notes"), note: "For staff alone."),
    ]

    public static let agreeReferral = StaffAction(
        "agree-referral", ReferralOperations.agree, on: .client, .partners, title: "New referral",
        explanation: "The partner earns a share of what this client pays, net of VAT, while the referral holds.",
        submitTitle: "Agree referral", done: "Referral agreed",
        fields: [
            [
                .chosen("partner_organisation_id", "Partner", from: .partners),
                .chosen("client_organisation_id", "Client", from: .clientOrganisation),
                .chosen("client_workspace_id", "Client", from: .clientWorkspace),
            ], shares, [cap, .shown("starts_on", "First day", preset: .today), lastDay], texts, [.reason],
        ].flatMap { $0 })

    public static let amendReferral = StaffAction(
        "amend-referral", ReferralOperations.amend, on: .referral, .partners, title: "Amend referral",
        explanation: "What has accrued stays. A new share holds for payments from now on. What was ended takes only notes.",
        submitTitle: "Amend", done: "Referral amended", needsChange: true,
        fields: [
            shares.map(\.asChange),
            [
                cap.asChange, .shown("starts_on", "Another first day", note: "Empty: the one that holds."),
                lastDay.asChange,
            ], texts.map(\.asChange), [.reason],
        ].flatMap { $0 })

    public static let endReferral = StaffAction(
        "end-referral", ReferralOperations.end, on: .referral, .partners, title: "End referral",
        explanation: "For good. What has accrued stays and can be paid out.", submitTitle: "End it", done: "Referral ended",
        isDangerous: true, fields: [.reason])

    public static let recordPayout = StaffAction(
        "record-payout", ReferralOperations.payOut, on: .referral, .partners, title: "Record payout",
        explanation: "Notes what was transferred to the partner. No money moves by it.", submitTitle: "Record", done: "Payout recorded",
        fields: [
            .euros("amount_cents", "Amount in euros", preset: .agreed("balance_cents")),
            .shown("paid_on", "Paid on", preset: .today), .shown("reference", "Reference of the transfer"),
        ])

    public static let withdrawPayout = StaffAction(
        "withdraw-payout", ReferralOperations.withdrawPayout, on: .payout, .partners, title: "Withdraw payout",
        explanation: "For one that was recorded by mistake. It is owed again, and its reference can be recorded anew.",
        submitTitle: "Withdraw", done: "Payout withdrawn", isDangerous: true, fields: [.reason])

    public static let markExternalLed = StaffAction(
        "mark-external-led", ExternalLedOperations.mark, on: .externalLed, .partners, title: "Mark how far it is",
        explanation: "Says to colleagues how far you have come with this organisation.", submitTitle: "Mark", done: "Marked",
        fields: [
            .shown("state", "State", isNeeded: true, preset: .agreed("state")), .shown("note", "Note", preset: .agreed("note")),
        ])

    public static let visibility = StaffAction(
        "set-visibility", AdministrationOperations.setVisibility, on: .workspace, .people, title: "Set who sees it",
        explanation: "It holds from now on, on any tier, until the platform says otherwise.", submitTitle: "Set to {visibility}",
        done: "Set to {visibility}", needsChange: true,
        fields: [.shown("visibility", "Who sees it", preset: .visibility), .reason])

    public static let changeAdmin = StaffAction(
        "change-admin", AdministrationOperations.changeAdmin, on: .workspace, .people, title: "Make somebody admin",
        explanation: "Those who are admins stay. Where the workspace has no member for it, members of the organisation can be chosen.",
        done: "Admin named", fields: [.chosen("user_id", "New admin", from: .adminCandidates, isNeeded: true), .reason])

    public static let inviteAdmin = StaffAction(
        "invite-admin", AdministrationOperations.changeAdmin, on: .workspace, .people, title: "Invite an admin by e-mail",
        explanation: "For a workspace whose organisation has nobody who could become admin. The platform sends the invitation.",
        done: "Admin invited",
        fields: [
            .shown("invite_email", "E-mail address", isNeeded: true), .shown("asked_by", "Who has asked for it", isNeeded: true), .reason,
        ])
}
