import StaffAPI

/// Somebody to speak to: who, how to reach them, and when they were last there.
struct ContactLine {
    let contact: AdminContact
    /// Why just this person; as whose owner or admin where it isn't said.
    var mark: HTML?
    let context: RowContext

    func html() -> HTML {
        .joined([
            strong { NameLink.person(contact) }, HTML(text: " "), mark ?? ContactMark.html(contact),
            contact.email.isEmpty ? .empty : MailAddress(address: contact.email).html(),
            span(.class("seen")) { LastSeen(login: contact.lastLoginAt, logins: contact.logins30Days, context: context).html() },
        ])
    }
}
