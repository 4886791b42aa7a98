/// What ends or is due again, beside the actions that issue an invoice or move an end.
extension StaffAction {
    public static let noteRenewal = StaffAction(
        "note-renewal", RenewalOperations.note, on: .renewal, .renewals, title: "Note and snooze",
        explanation: "What was agreed or asked. It stands beside what ends until that is renewed or moved, in place of an earlier note.",
        submitTitle: "Save note", done: "Noted",
        fields: [
            .shown("note", "Note"), .shown("snooze_until", "Put aside until the end of", note: "Leave it empty to keep it in the list."),
        ])
}
