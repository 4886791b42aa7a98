import Contracts
import StaffAPI

/// The person to write to and when they were last seen, in one line; all of them, with their addresses, behind it.
struct Contacts {
    let admins: [AdminContact]
    let context: RowContext

    func html() -> HTML {
        guard let first = admins.first else { return Nothing.html }
        return details(.class("contacts")) {
            summary {
                name(of: first)
                small { [lastSeen(first), admins.count > 1 ? "+\(admins.count - 1)" : nil].compactMap { $0 }.joined(separator: " · ") }
            }
            unorderedList(.class("people")) { for admin in admins { listItem { person(admin) } } }
        }
    }

    private func lastSeen(_ admin: AdminContact) -> String {
        admin.lastLoginAt.map { Figures.shortAgo($0, asOf: context.now) } ?? (context.knowsLogins ? "never" : "login not known")
    }

    private func name(of admin: AdminContact) -> HTML {
        admin.name.isEmpty && admin.email.isEmpty
            ? HTML(text: "Unknown person") : ShownName(admin.name.isEmpty ? admin.email : admin.name).html()
    }

    private func person(_ admin: AdminContact) -> HTML {
        .joined([
            NameLink.person(admin), ContactMark.html(admin),
            admin.email.isEmpty ? .empty : link(.href(MailLink.destination(admin.email))) { ShownName(admin.email).html() },
            LastSeen(login: admin.lastLoginAt, logins: admin.logins30Days, context: context).html(),
        ])
    }
}
