import Contracts
import Database
import EventKit

/// Which accounts are open, and whose they are.
struct OpenAccounts: Projection {
    let name = "open-accounts"
    let tables = ["open_accounts"]
    let migrations = [
        Migration(
            "open-accounts",
            """
            CREATE TABLE open_accounts (
                account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                workspace_id BLOB CHECK (length(workspace_id) = 16)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX open_accounts_by_organisation ON open_accounts (organisation_id);
            """
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let opened = try event.decode(AccountOpened.self) {
                try work.connection.execute(
                    "INSERT INTO open_accounts (account_id, organisation_id, workspace_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    [opened.accountID.sqlValue, opened.organisationID.sqlValue, opened.workspaceID?.sqlValue ?? .null]
                )
            } else if let moved = try event.decode(AccountMoved.self) {
                try work.connection.execute(
                    "UPDATE open_accounts SET organisation_id = ? WHERE account_id = ?",
                    [moved.organisationID.sqlValue, moved.accountID.sqlValue]
                )
            }
        }
    }

    /// The next open accounts in the order of their ids.
    static func accounts(after account: AccountID?, limit: Int, _ connection: Connection) throws -> [AccountID] {
        let sql = "SELECT account_id FROM open_accounts WHERE account_id > ? ORDER BY account_id LIMIT ?"
        return try connection.query(sql, [account?.sqlValue ?? .blob([]), limit.sqlValue]) { $0.id(0) }
    }

    /// Whose account it is, or nil when it is not open.
    static func identity(of account: AccountID, _ connection: Connection) throws -> AccountIdentity? {
        let sql = "SELECT organisation_id, workspace_id FROM open_accounts WHERE account_id = ?"
        return try connection.first(sql, [account.sqlValue]) {
            AccountIdentity(accountID: account, organisationID: $0.id(0), workspaceID: $0.optionalID(1))
        }
    }

    /// The organisation whose account it is, or nil when the account is not open.
    static func owner(of account: AccountID, _ connection: Connection) throws -> OrganisationID? {
        try connection.first("SELECT organisation_id FROM open_accounts WHERE account_id = ?", [account.sqlValue]) { $0.id(0) }
    }
}
