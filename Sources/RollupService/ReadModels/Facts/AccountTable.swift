import Contracts
import Database

/// Which accounts there are and what each stands for. They follow from facts alone: their ids are derived (CONTRACTS §1).
struct AccountTable {
    let connection: Connection

    /// What an account stands for.
    enum Owner: Equatable {
        case organisation(OrganisationID)
        case workspace(WorkspaceID)
    }

    static let migration = Migration(
        "rollup-accounts",
        """
        CREATE TABLE accounts (
            account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
            scope TEXT NOT NULL CHECK (scope IN ('organisation', 'workspace')),
            owner_id BLOB NOT NULL CHECK (length(owner_id) = 16)
        ) STRICT, WITHOUT ROWID;
        """
    )

    func open(_ owner: Owner) throws {
        let values: [SQLValue] =
            switch owner {
            case .organisation(let id): [AccountID(of: id).sqlValue, AccountScope.organisation.rawValue.sqlValue, id.sqlValue]
            case .workspace(let id): [AccountID(of: id).sqlValue, AccountScope.workspace.rawValue.sqlValue, id.sqlValue]
            }
        try connection.execute("INSERT INTO accounts VALUES (?, ?, ?) ON CONFLICT (account_id) DO NOTHING", values)
    }

    func owner(_ accountID: AccountID) throws -> Owner? {
        try connection.first("SELECT scope, owner_id FROM accounts WHERE account_id = ?", [accountID.sqlValue]) { row in
            row.text(0) == AccountScope.organisation.rawValue ? .organisation(row.id(1)) : .workspace(row.id(1))
        }
    }

    /// The next accounts in the order of their ids, for walks through all of them in bounded steps.
    func accounts(after accountID: AccountID?, limit: Int) throws -> [AccountID] {
        let sql = "SELECT account_id FROM accounts WHERE account_id > ? ORDER BY account_id LIMIT ?"
        return try connection.query(sql, [accountID?.sqlValue ?? .blob([]), limit.sqlValue]) { $0.id(0) }
    }
}
