import Contracts

/// What customers ask of staff: entered for them, and decided.
extension StaffAction {
    public static let enterRequest = StaffAction(
        "enter-request", UpgradeRequestOperations.enter, on: .account, .requests, title: "Enter a request",
        explanation: "On the customer's behalf, as after a call. It stands in the queue and is decided there.",
        done: "Request entered",
        fields: [
            .chosen("organisation_id", "Organisation", from: .organisation),
            .shown("kind", "What they ask for"),
            .chosen("requested_by", "Who asks", from: .people),
            .chosen("workspace_id", "For the workspace", from: .workspaces, unchosen: "The organisation as a whole"),
            .shown("proposed_name", "Name of the new workspace", note: "For a new workspace."),
            .shown("proposed_tier", "Tier", choices: proposedTiers), .shown("proposed_billing_period", "Billed", isNeeded: true),
            .shown("usage_context", "The new workspace is", unchosen: "of the organisation's account"),
            .shown("proposed_visibility", "Who sees it", unchosen: "not said"),
            .shown("message", "What they say"),
        ])

    public static let approveRequest = StaffAction(
        "approve-request", UpgradeRequestOperations.approve, on: .request, .requests, title: "Approve",
        explanation: "What was proposed stands filled in; what is granted is kept beside it. A request is decided once.",
        submitTitle: "Approve {tier}", done: "Request approved", assumes: [:],
        fields: [
            .shown("tier", "Tier", isNeeded: true, preset: .tier, choices: proposedTiers),
            .shown("billing_period", "Billed", isNeeded: true, preset: .billingPeriod),
            .shown("payment", "Paid", unchosen: "As it is; by invoice where nobody pays for it yet"),
            .shown("expires_at", "Last day", note: "Where it isn't paid for and ends on a date."),
            .shown("discount.kind", "Discount", isNeeded: false, unchosen: "None"),
            .shown("discount.percent", "Percentage", isNeeded: false),
            .shown("discount.reason", "Reason of the discount", isNeeded: false),
            .shown("staff_notes", "Notes for staff", note: "The customer doesn't see them."),
        ])

    public static let denyRequest = StaffAction(
        "deny-request", UpgradeRequestOperations.deny, on: .request, .requests, title: "Deny",
        explanation: "Nothing else changes. A request is decided once.", submitTitle: "Deny the request", done: "Request denied",
        isDangerous: true,
        fields: [
            .shown("note", "Note to the requester", note: "They are told it as it stands here."),
            .shown("staff_notes", "Notes for staff", note: "The customer doesn't see them."),
        ])

    private static let proposedTiers = [Field.Choice].tiers([.changemaker, .innovator, .guardian])
}
