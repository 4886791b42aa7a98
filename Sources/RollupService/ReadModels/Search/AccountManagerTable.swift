import Contracts
import Database

/// Who looks after which account now; of accounts that are over, nobody does.
struct AccountManagerTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-account-managers",
        """
        CREATE TABLE account_managers (
            account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
            manager TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX account_managers_by_manager ON account_managers (manager);
        """
    )

    /// So many different ones are looked at; there are no more staff.
    private static let maximum = 1_000

    /// - Parameter manager: an e-mail address; nil for nobody.
    func put(_ accountID: AccountID, _ manager: String?) throws {
        let key = manager.map { EmailAddress($0).text }
        let known = try connection.first("SELECT manager FROM account_managers WHERE account_id = ?", [accountID.sqlValue]) { $0.text(0) }
        guard known != key else { return }
        if let key {
            try connection.execute(
                """
                INSERT INTO account_managers VALUES (?, ?) ON CONFLICT (account_id) DO UPDATE SET manager = excluded.manager
                """, [accountID.sqlValue, .text(key)])
        } else {
            try connection.execute("DELETE FROM account_managers WHERE account_id = ?", [accountID.sqlValue])
        }
    }

    /// Everybody who looks after an account, each found by one look into the index.
    func managers() throws -> [String] {
        let sql = """
            WITH RECURSIVE managers (manager) AS (
                SELECT min(manager) FROM account_managers
                UNION ALL
                SELECT (SELECT min(manager) FROM account_managers WHERE manager > managers.manager) FROM managers
                WHERE managers.manager IS NOT NULL
            )
            SELECT manager FROM managers WHERE manager IS NOT NULL LIMIT \(Self.maximum)
            """
        return try connection.query(sql) { $0.text(0) }
    }

    func accountCount(_ manager: String) throws -> Int {
        try connection.first("SELECT count(*) FROM account_managers WHERE manager = ?", [.text(manager)]) { Int($0.int(0)) } ?? 0
    }
}
