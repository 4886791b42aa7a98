import Contracts
import Database
import ServiceKit

/// A person to talk to, and how often they were seen.
struct Contact: Encodable, Sendable, Equatable {
    var userID: UserID
    var name: String
    var email: String
    var lastLoginAt: Instant?
    var logins30Days: Int

    enum CodingKeys: String, CodingKey {
        case userID, name, email, lastLoginAt
        case logins30Days = "logins_30d"
    }
}

/// Reads contacts as of a month, each person once however many lines they are in.
final class ContactReader {
    /// People kept in mind; beyond that reading starts afresh, so that an export stays small.
    private static let memory = 10_000

    private let connection: Connection
    private let window: LoginWindow
    private var known: [UserID: Contact] = [:]

    init(_ connection: Connection, _ window: LoginWindow) {
        self.connection = connection
        self.window = window
    }

    func contacts(_ users: [UserID]) throws -> [Contact] {
        try users.map(contact)
    }

    func contact(_ userID: UserID) throws -> Contact {
        if let contact = known[userID] { return contact }
        let user = try UserTable(connection: connection).user(userID)
        let logins = LoginTable(connection: connection)
        let contact = Contact(
            userID: userID, name: user?.name ?? "", email: user?.email ?? "", lastLoginAt: try logins.last(userID, before: window.before),
            logins30Days: try logins.count(userID, in: window))
        if known.count >= Self.memory { known.removeAll() }
        known[userID] = contact
        return contact
    }
}
