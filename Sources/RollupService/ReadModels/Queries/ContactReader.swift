import Contracts
import Database
import StaffAPI

/// Reads contacts as of a month, each person once however many lines they are in.
final class ContactReader {
    /// People kept in mind; beyond that reading starts afresh, so that an export stays small.
    private static let memory = 10_000

    private let connection: Connection
    private let window: LoginWindow
    private var known: [UserID: AdminContact] = [:]

    init(_ connection: Connection, _ window: LoginWindow) {
        self.connection = connection
        self.window = window
    }

    func contacts(_ admins: AdminContacts) throws -> [AdminContact] {
        try admins.users.map { user in
            var contact = try contact(user)
            contact.source = Word(admins.areOfOrganisation ? .organisation : .direct)
            return contact
        }
    }

    func contact(_ userID: UserID) throws -> AdminContact {
        if let contact = known[userID] { return contact }
        let user = try UserTable(connection: connection).user(userID)
        let logins = LoginTable(connection: connection)
        let contact = AdminContact(
            userID: userID, name: user?.name ?? "", email: user?.email ?? "", lastLoginAt: try logins.last(userID, before: window.before),
            logins30Days: try logins.count(userID, in: window))
        if known.count >= Self.memory { known.removeAll() }
        known[userID] = contact
        return contact
    }
}
