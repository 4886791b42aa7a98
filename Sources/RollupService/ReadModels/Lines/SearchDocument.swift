import Contracts
import Database
import ServiceKit

/// The text under which an account or a person is found. An account's has its names and ids, those of its organisation and workspaces, and its
/// contacts, all as they are now.
struct SearchDocument {
    let connection: Connection

    func refresh(_ accountID: AccountID) throws {
        let search = SearchTable(connection: connection)
        let sql = "SELECT month, label, organisation_id, admins FROM account_months WHERE account_id = ? ORDER BY month DESC LIMIT 1"
        let newest = try connection.first(sql, [accountID.sqlValue]) { row in
            (month: row.month(0), label: row.text(1), organisationID: row.id(2, OrganisationID.self), admins: row.ids(3) as [UserID])
        }
        guard let newest else { return try search.put(accountID, "") }
        let workspaces = try WorkspaceMonthTable(connection: connection).lines(of: accountID, newest.month)
        var parts = [newest.label, try OrganisationTable(connection: connection).name(newest.organisationID)]
        parts += [accountID.description, newest.organisationID.description]
        for workspace in workspaces { parts += [workspace.name, workspace.workspaceID.description] }
        let users = UserTable(connection: connection)
        for admin in Set(newest.admins + workspaces.flatMap(\.admins)).sorted() {
            guard let user = try users.user(admin) else { continue }
            parts += [user.name, user.email]
        }
        try search.put(accountID, Self.join(parts))
    }

    /// A person's; a deleted one isn't found.
    func write(_ user: UserTable.User) throws {
        try SearchTable(connection: connection).put(user.userID, user.deleted ? "" : Self.join([user.name, user.email]))
    }

    /// Each part once, in a line of its own: nobody can type a line feed, so that nothing is found across two of them.
    private static func join(_ parts: [String]) -> String {
        var seen: Set<String> = []
        return parts.map { SearchText($0).text }.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: "\n")
    }
}
