import Contracts
import Database
import EventKit
import Terms

/// What partners have agreed that the clients they brought pay less.
struct ClientDiscounts: Projection {
    let name = "client-discounts"
    let tables = ["client_discounts"]
    let migrations = [
        Migration(
            "client-discounts",
            """
            CREATE TABLE client_discounts (
                position INTEGER PRIMARY KEY NOT NULL,
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                referral_id BLOB NOT NULL CHECK (length(referral_id) = 16),
                effective_at INTEGER NOT NULL,
                percent INTEGER CHECK (percent BETWEEN 0 AND 100),
                starts_at INTEGER,
                expires_at INTEGER,
                CHECK ((percent IS NULL) = (starts_at IS NULL))
            ) STRICT;
            CREATE INDEX client_discounts_by_account ON client_discounts (account_id);
            """
        )
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let (entry, account) = try Self.entry(of: event) else { continue }
            try work.connection.execute(
                "INSERT INTO client_discounts VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO NOTHING",
                [
                    entry.position.sqlValue, account.sqlValue, entry.referralID.sqlValue, entry.effectiveAt.sqlValue,
                    (entry.terms?.percent).sqlValue, (entry.terms?.startsAt).sqlValue, (entry.terms?.expiresAt).sqlValue,
                ])
        }
    }

    /// Whose price an event may change; nil where it is about no referral.
    static func account(of event: CloudEvent) throws -> AccountID? { try entry(of: event)?.account }

    private static func entry(of event: CloudEvent) throws -> (entry: ReferralDiscounts.Entry, account: AccountID)? {
        if let agreed = try event.decode(ReferralAgreed.self) {
            return (ReferralDiscounts.Entry(agreed, position: try event.requiredPosition), agreed.accountID)
        } else if let amended = try event.decode(ReferralAmended.self) {
            return (ReferralDiscounts.Entry(amended, position: try event.requiredPosition), amended.accountID)
        } else if let ended = try event.decode(ReferralEnded.self) {
            return (ReferralDiscounts.Entry(ended, position: try event.requiredPosition), ended.accountID)
        }
        return nil
    }

    static func discounts(of account: AccountID, _ connection: Connection) throws -> ReferralDiscounts {
        let sql = """
            SELECT position, referral_id, effective_at, percent, starts_at, expires_at FROM client_discounts WHERE account_id = ?
            """
        return ReferralDiscounts(
            try connection.query(sql, [account.sqlValue]) { row in
                // The table keeps no other percentages than there can be.
                let percent = row.optionalInt(3).flatMap { Percent(Int($0)) }
                return ReferralDiscounts.Entry(
                    referralID: row.id(1), effectiveAt: row.instant(2), position: row.int(0),
                    terms: percent.map {
                        ReferralDiscounts.Terms(percent: $0, startsAt: row.instant(4), expiresAt: row.optionalInstant(5))
                    })
            })
    }
}
