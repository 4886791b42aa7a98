import Contracts

/// Licences, and what new users' answers ask of staff.
extension StaffAction {
    private static let counting = "counts for \(LicenceGranted.daysValid) days from the day of the training."

    public static let grantLicence = StaffAction(
        "grant-licence", LicenceOperations.grant, on: .account, .trainings, title: "Grant a licence",
        explanation: "For a training elsewhere of which the evidence was seen. It \(counting)",
        submitTitle: "Grant licence", done: "Licence granted",
        fields: [
            .chosen("organisation_id", "Organisation", from: .organisation), .chosen("user_id", "Person", from: .people),
            .shown("completed_on", "Day of the training", preset: .today),
            .shown("evidence", "Evidence", note: "What was seen, such as a certificate and its number."), .reason,
        ])

    public static let editLicence = StaffAction(
        "edit-licence", LicenceOperations.edit, on: .licence, .trainings, title: "Edit the date",
        explanation: "The licence \(counting)", submitTitle: "Save",
        done: "Date of the licence changed",
        fields: [.shown("completed_on", "Day of the training", preset: .held("completed_on")), .reason])

    public static let revokeLicence = StaffAction(
        "revoke-licence", LicenceOperations.revoke, on: .licence, .trainings, title: "Revoke licence",
        explanation:
            "It counts no longer. Where it is the last licence of its session, the session is open again. It can be restored while its year runs.",
        submitTitle: "Revoke", done: "Licence revoked", isDangerous: true, fields: [.reason])

    public static let restoreLicence = StaffAction(
        "restore-licence", LicenceOperations.restore, on: .licence, .trainings, title: "Restore licence",
        explanation: "It counts again, to the end that it had.", submitTitle: "Restore", done: "Licence restored", fields: [.reason])

    public static let closeFollowUp = StaffAction(
        "close-follow-up", FollowUpOperations.done, on: .followUp, .trainings, title: "Mark as done",
        explanation: "For what was seen to otherwise. The note says how.", done: "Follow-up done", fields: [.shown("note", "Note")])
}
