import Contracts
import Database

/// What an account or a person is found under, as it is now.
struct SearchFields {
    let connection: Connection

    struct OfAccount {
        let label: String
        /// Nil where nobody looks after it, or it is over.
        let manager: String?
        let fields: [SearchField]
    }

    /// Names, ids, contacts and account manager of the newest line of an account; nil where it has none.
    func account(_ accountID: AccountID) throws -> OfAccount? {
        let sql = """
            SELECT month, label, organisation_id, admins, account_manager, closed FROM account_months WHERE account_id = ?
            ORDER BY month DESC LIMIT 1
            """
        let newest = try connection.first(sql, [accountID.sqlValue]) { row in
            (
                month: row.month(0), label: row.text(1), organisationID: row.id(2, OrganisationID.self), admins: row.ids(3) as [UserID],
                manager: row.optionalText(4), closed: row.bool(5)
            )
        }
        guard let newest else { return nil }
        let workspaces = try WorkspaceMonthTable(connection: connection).lines(of: accountID, newest.month)
        let organisation = try OrganisationTable(connection: connection).name(newest.organisationID)
        var fields = [SearchField(.accountID, accountID)]
        if newest.label != organisation, !workspaces.contains(where: { $0.name == newest.label }) {
            fields.append(SearchField(.name, newest.label))
        }
        if let manager = newest.manager { fields.append(SearchField(.manager, manager)) }
        fields += [SearchField(.organisationID, newest.organisationID), SearchField(.organisation, organisation)]
        for workspace in workspaces {
            fields += [SearchField(.workspaceID, workspace.workspaceID), SearchField(.workspace, workspace.name)]
        }
        let users = UserTable(connection: connection)
        for admin in Set(newest.admins + workspaces.flatMap(\.admins.users)).sorted() {
            if let user = try users.user(admin) { fields += Self.person(user) }
        }
        return OfAccount(label: newest.label, manager: newest.closed ? nil : newest.manager, fields: fields)
    }

    /// A deleted person isn't found.
    static func person(_ user: UserTable.User) -> [SearchField] {
        user.deleted ? [] : [SearchField(.userID, user.userID), SearchField(.person, user.name), SearchField(.email, user.email)]
    }
}
