import Contracts
import Database
import EventKit

/// Who looks after which account now? Of two changes the one with the later effective time holds, however late the other comes.
struct AccountManagers: Projection {
    let name = "account-managers"
    let tables = ["account_managers"]
    let migrations = [
        Migration(
            "gateway-account-managers",
            """
            CREATE TABLE account_managers (
                account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
                manager TEXT,
                effective_at INTEGER NOT NULL,
                position INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX account_managers_by_manager ON account_managers (manager);
            """),
        // A database of an older version has read these events already, for the audit trail alone.
        .readingAgain(.billing, as: "gateway-account-managers-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let change = try event.decode(AccountManagerChanged.self) else { continue }
            guard let position = event.position else { throw UnprocessableEvent("the event \(event.id) tells no position") }
            try work.connection.execute(
                """
                INSERT INTO account_managers (account_id, manager, effective_at, position) VALUES (?, ?, ?, ?)
                ON CONFLICT (account_id) DO UPDATE SET manager = excluded.manager, effective_at = excluded.effective_at,
                    position = excluded.position
                WHERE (excluded.effective_at, excluded.position) > (account_managers.effective_at, account_managers.position)
                """,
                [
                    change.accountID.sqlValue, change.accountManager.map { .text($0.lowercased()) } ?? .null, change.effectiveAt.sqlValue,
                    position.sqlValue,
                ])
        }
    }
}
