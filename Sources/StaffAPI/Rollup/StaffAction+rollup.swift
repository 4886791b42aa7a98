extension StaffAction {
    public static let usageReset = StaffAction(
        "usage-reset", RollupOperations.resetUsage, on: .workspace, .terms, title: "Reset usage",
        explanation: "The count of this cycle starts again at zero. Recordings are kept, and the month's total stays what it is.",
        done: "Usage reset", fields: [.reason])
}
