import Contracts
import Database
import EventKit

/// Under which ids accounts are known at the payment provider, as their subscriptions have told at any time.
struct Payers: Projection {
    let name = "payers"
    let tables = ["payers"]
    let migrations = [
        Migration(
            "payers",
            """
            CREATE TABLE payers (
                kind TEXT NOT NULL CHECK (kind IN ('subscription', 'platform', 'customer')),
                id TEXT NOT NULL,
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                PRIMARY KEY (kind, id, account_id)
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "payers-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(SubscriptionChanged.self) else { continue }
            let ids = [
                ("subscription", fact.mollieSubscriptionID), ("platform", fact.platformAccountID), ("customer", fact.mollieCustomerID),
            ]
            for case (let kind, let id?) in ids {
                try work.connection.execute(
                    "INSERT INTO payers (kind, id, account_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    [.text(kind), .text(id.text), fact.accountID.sqlValue])
            }
        }
    }

    /// Whose payment it is; nil where that isn't known, or where several could be it.
    static func account(
        subscription: String?, platformAccount: String?, customer: String?, _ connection: Connection
    ) throws -> AccountID? {
        for case (let kind, let id?) in [("subscription", subscription), ("platform", platformAccount), ("customer", customer)] {
            let sql = "SELECT account_id FROM payers WHERE kind = ? AND id = ? LIMIT 2"
            let accounts: [AccountID] = try connection.query(sql, [.text(kind), .text(id)]) { $0.id(0) }
            if accounts.count == 1 { return accounts[0] }
        }
        return nil
    }
}
