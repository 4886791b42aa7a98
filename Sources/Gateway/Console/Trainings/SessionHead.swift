import StaffAPI

/// The head of a page on which something is done about a session.
struct SessionHead {
    let session: SessionRow
    /// What is done.
    let title: String

    func html() -> HTML {
        DetailHead(
            trail: [
                .init(title: ConsoleArea.trainings.title, path: ConsoleArea.trainings.path),
                .init(title: session.label.plain, path: session.path),
            ], name: ShownName(title), marks: session.marks,
            facts: [
                NameLink.account(session.accountID, session.organisationName ?? ""), HTML(text: session.when ?? "no date yet"),
                HTML(text: session.participants),
            ]
        ).html()
    }
}
