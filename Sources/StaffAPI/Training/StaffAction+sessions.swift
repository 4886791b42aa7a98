/// Training sessions. What several fields are agreed in, and completing one, are pages of their own.
extension StaffAction {
    /// Its page asks for the training, the date and what is agreed.
    public static let planSession = StaffAction(
        "plan-session", SessionOperations.plan, on: .account, .trainings, title: "Plan a training",
        explanation: "A session of a training for the organisation. With a date it is scheduled at once.", done: "Training planned",
        page: "/training-sessions/new",
        fields: [.chosen("organisation_id", "Organisation", from: .organisation), .shown("training_id", "Training")])

    public static let cancelSession = StaffAction(
        "cancel-session", SessionOperations.cancel, on: .session, .trainings, title: "Cancel session",
        explanation: "It won't be held. It can be reopened; who is on the roster stays there.", done: "Session cancelled",
        isDangerous: true, fields: [.reason])

    public static let reopenSession = StaffAction(
        "reopen-session", SessionOperations.reopen, on: .session, .trainings, title: "Reopen session",
        explanation: "It stands as before: scheduled where it has a date, else requested.", done: "Session reopened", fields: [.reason])

    public static let removeParticipant = StaffAction(
        "remove-participant", SessionOperations.removeParticipant, on: .session, .trainings, title: "Remove from the roster",
        explanation: "They don't take part. Whoever has a licence of the session keeps it until it is revoked.", submitTitle: "Remove",
        done: "Removed from the roster", isDangerous: true, fields: [])
}
