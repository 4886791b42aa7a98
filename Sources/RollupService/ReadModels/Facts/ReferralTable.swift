import Contracts
import Database
import EventKit
import Terms

/// What referrals take off the prices of accounts, and the events that say so.
struct ReferralTable {
    let connection: Connection

    static let migrations = [
        Migration(
            "rollup-referrals",
            """
            CREATE TABLE account_referrals (
                position INTEGER PRIMARY KEY NOT NULL,
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                referral_id BLOB NOT NULL CHECK (length(referral_id) = 16),
                effective_at INTEGER NOT NULL,
                percent INTEGER CHECK (percent BETWEEN 0 AND 100),
                starts_at INTEGER,
                expires_at INTEGER,
                event_id TEXT NOT NULL,
                type TEXT NOT NULL,
                actor TEXT,
                reason TEXT NOT NULL,
                CHECK ((percent IS NULL) = (starts_at IS NULL))
            ) STRICT;
            CREATE INDEX account_referrals_by_account ON account_referrals (account_id);
            """),
        // A database of an older version has read past the referrals, and knows of partners alone.
        .readingAgain(.partner, as: "rollup-referrals-of-the-past"),
    ]

    /// False for what is known already.
    func keep(_ entry: ReferralDiscounts.Entry, _ event: CloudEvent, reason: String, of account: AccountID) throws -> Bool {
        try connection.execute(
            "INSERT INTO account_referrals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO NOTHING",
            [
                entry.position.sqlValue, account.sqlValue, entry.referralID.sqlValue, entry.effectiveAt.sqlValue,
                (entry.terms?.percent).sqlValue, (entry.terms?.startsAt).sqlValue, (entry.terms?.expiresAt).sqlValue, event.id.sqlValue,
                event.type.sqlValue, (event.actor?.wireName).sqlValue, reason.sqlValue,
            ]
        ) > 0
    }

    func discounts(of account: AccountID) throws -> ReferralDiscounts {
        let sql = """
            SELECT position, referral_id, effective_at, percent, starts_at, expires_at FROM account_referrals WHERE account_id = ?
            """
        return ReferralDiscounts(
            try connection.query(sql, [account.sqlValue]) { row in
                ReferralDiscounts.Entry(
                    referralID: row.id(1), effectiveAt: row.instant(2), position: row.int(0),
                    terms: try row.optionalInt(3).map { value in
                        guard let percent = Percent(Int(value)) else { throw CorruptColumn(column: "percent", value: "\(value)") }
                        return ReferralDiscounts.Terms(percent: percent, startsAt: row.instant(4), expiresAt: row.optionalInstant(5))
                    })
            })
    }

    /// Nil where nothing is known of the event at that place.
    func event(_ position: Int64) throws -> TermEventTable.Entry? {
        let sql = "SELECT event_id, type, actor, reason FROM account_referrals WHERE position = ?"
        return try connection.first(sql, [position.sqlValue]) { row in
            TermEventTable.Entry(
                eventID: row.text(0), type: row.text(1), actor: row.optionalText(2).map(Actor.init(wireName:)), reason: row.text(3))
        }
    }
}
