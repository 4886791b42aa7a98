import Contracts
import Database
import EventKit

/// Which accounts a batch takes workspaces from. Once `Workspaces` has taken the batch nobody can tell any more, so this one comes before it;
/// `SubscriptionCharges` and `Renewals` come after it and reckon their seats again, and the latter leaves the table empty.
struct StaleRenewals: Projection {
    let name = "stale-renewals"
    let tables = ["stale_renewals"]
    let migrations = [
        Migration(
            "stale-renewals",
            "CREATE TABLE stale_renewals (account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16)) STRICT, WITHOUT ROWID"
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(WorkspaceChanged.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO stale_renewals (account_id) SELECT account_id FROM workspaces WHERE workspace_id = ? ON CONFLICT DO NOTHING
                """, [fact.workspaceID.sqlValue])
        }
    }

    static func accounts(_ connection: Connection) throws -> [AccountID] {
        try connection.query("SELECT account_id FROM stale_renewals") { $0.id(0) }
    }

    static func take(_ connection: Connection) throws -> [AccountID] {
        let accounts = try accounts(connection)
        if !accounts.isEmpty { try connection.execute("DELETE FROM stale_renewals") }
        return accounts
    }
}
