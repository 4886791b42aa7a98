import Contracts

/// A person as a row names them: their name, which leads to their page, and their address below it where that says more.
struct PersonName {
    /// Nil for somebody who isn't a user yet.
    let userID: UserID?
    let name: String
    let email: String

    func html() -> HTML {
        .joined(
            [
                span(.class("title")) { NameLink.person(userID, name: name, email: email) },
                name.isEmpty || email.isEmpty ? .empty : small(.class("beside")) { ShownName(email).html() },
            ], separator: " ")
    }
}
