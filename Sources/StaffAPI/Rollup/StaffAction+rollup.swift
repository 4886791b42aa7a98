/// The count of hours, and the risks that follow from it.
extension StaffAction {
    public static let usageReset = StaffAction(
        "usage-reset", RollupOperations.resetUsage, on: .workspace, .terms, title: "Reset usage",
        explanation: """
            The count starts again at zero, of this month as of all time, so that the platform unlocks the workspace. Recordings are kept, and \
            the month's total stays what it is.
            """,
        done: "Usage reset", fields: [.reason])

    public static let accountUsageReset = StaffAction(
        "account-usage-reset", RollupOperations.resetAccountUsage, on: .account, .terms, title: "Reset usage of all workspaces",
        explanation: """
            The counts of all its workspaces start again at zero, of this month as of all time, so that the platform unlocks them. Recordings \
            are kept, and the month's totals stay what they are.
            """,
        done: "Usage of all workspaces reset", fields: [.reason])

    public static let snooze = StaffAction(
        "snooze-risk", RollupOperations.snoozeRisk, on: .workspace, .risk, title: "Snooze",
        explanation: "It leaves the list until the end of the day, or until a more urgent reason comes up, whichever is first.",
        done: "Put aside",
        fields: [
            .shown("until", "Last day", note: "Leave it empty to wait until it gets worse."),
            .shown("unless_worse", "Come back at once when it gets worse"), .reason,
        ])

    public static let endSnooze = StaffAction(
        "end-snooze", RollupOperations.endSnooze, on: .workspace, .risk, title: "End snooze",
        explanation: "It comes back to the list at once.", done: "Back among those at risk", fields: [.reason])

    public static let riskOutcome = StaffAction(
        "risk-outcome", RollupOperations.setRiskOutcome, on: .workspace, .risk, title: "Set outcome",
        explanation: "What came of it. It stands beside the workspace until it is at risk no more.", submitTitle: "Set to {outcome}",
        done: "Outcome set to {outcome}",
        fields: [.shown("outcome", "Outcome"), .shown("note", "Note")])
}
