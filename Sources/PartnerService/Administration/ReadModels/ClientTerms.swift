import Contracts
import Database
import EventKit

/// Which terms does billing say an account has? What an event is about is taken from the newest that tells of it: accounts that move change the
/// key of their events, so that these may come in another order.
struct ClientTerms: Projection {
    let name = "client_terms"
    let tables = ["client_terms"]
    let migrations = [
        Migration(
            "client-terms",
            """
            CREATE TABLE client_terms (
                account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
                tier TEXT NOT NULL DEFAULT 'free',
                billing_period TEXT NOT NULL DEFAULT 'annual',
                expires_at INTEGER,
                is_trial INTEGER NOT NULL DEFAULT 0 CHECK (is_trial IN (0, 1)),
                tier_position INTEGER NOT NULL DEFAULT 0,
                managed INTEGER NOT NULL DEFAULT 0 CHECK (managed IN (0, 1)),
                subscription_is_live INTEGER NOT NULL DEFAULT 0 CHECK (subscription_is_live IN (0, 1)),
                access_until INTEGER,
                mode_position INTEGER NOT NULL DEFAULT 0,
                discount_percent INTEGER,
                discount_position INTEGER NOT NULL DEFAULT 0
            ) STRICT, WITHOUT ROWID;
            """),
        // A database of an older version has read these events already, and kept none of what is asked here.
        .readingAgain(.platform, as: "administration-facts-of-the-past"), .readingAgain(.billing, as: "client-terms-of-the-past"),
        // Discounts have a table of their own.
        Migration(
            "client-terms-without-discounts",
            """
            ALTER TABLE client_terms DROP COLUMN discount_percent;
            ALTER TABLE client_terms DROP COLUMN discount_position;
            """),
        // Earlier versions kept neither, though they had read them.
        Migration(
            "client-terms-agreed",
            """
            ALTER TABLE client_terms ADD COLUMN agreed_cents INTEGER CHECK (agreed_cents > 0);
            ALTER TABLE client_terms ADD COLUMN recorded_seats INTEGER CHECK (recorded_seats > 0);
            """),
        .readingAgain(.billing, as: "client-terms-agreed-of-the-past"),
    ]

    struct Terms: Sendable, Equatable {
        var tier = Tier.free
        var billingPeriod = BillingPeriod.annual
        var expiresAt: Instant?
        var isTrial = false
        var managed = false
        var hasLiveSubscription = false
        /// Until when a subscription that was cancelled is paid.
        var accessUntil: Instant?
        /// What was agreed for managed billing per interval, in place of seats.
        var agreedAmount: Cents?
        /// How many seats are billed under managed billing; nil bills those in use.
        var recordedSeats: Int?
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            let writer = ClientTermsWriter(connection: work.connection, position: event.position ?? 0)
            if let change = try event.decode(TierChanged.self) {
                try writer.keep(
                    change.accountID, change.tier, change.billingPeriod, until: change.expiresAt, isTrial: change.continuesTrial ?? false)
            } else if let expired = try event.decode(TierExpired.self) {
                try writer.keep(expired.accountID, expired.tier, nil, until: nil, isTrial: false)
            } else if let trial = try event.decode(TrialGranted.self) {
                try writer.keep(trial.accountID, trial.tier, nil, until: trial.endsAt, isTrial: true)
            } else if let mode = try event.decode(BillingModeChanged.self), mode.order == nil {
                try writer.keep(mode.accountID, mode.tier, mode.billingPeriod, until: mode.expiresAt, isTrial: false)
                try writer.keep(mode)
            }
        }
    }

    static func terms(of account: AccountID, _ connection: Connection) throws -> Terms {
        let sql = """
            SELECT tier, billing_period, expires_at, is_trial, managed, subscription_is_live, access_until, agreed_cents, recorded_seats
            FROM client_terms WHERE account_id = ?
            """
        let known = try connection.first(sql, [account.sqlValue]) { row in
            Terms(
                tier: Tier(rawValue: row.text(0)) ?? .free, billingPeriod: BillingPeriod(rawValue: row.text(1)) ?? .annual,
                expiresAt: row.optionalInstant(2), isTrial: row.bool(3), managed: row.bool(4), hasLiveSubscription: row.bool(5),
                accessUntil: row.optionalInstant(6), agreedAmount: row.optionalCents(7),
                recordedSeats: row.optionalInt(8).map { Int($0) })
        }
        return known ?? Terms()
    }
}

private struct ClientTermsWriter {
    let connection: Connection
    let position: Int64

    func keep(_ account: AccountID, _ tier: Tier, _ period: BillingPeriod?, until end: Instant?, isTrial: Bool) throws {
        try connection.execute(
            """
            INSERT INTO client_terms (account_id, tier, billing_period, expires_at, is_trial, tier_position)
            VALUES (?1, ?2, coalesce(?3, 'annual'), ?4, ?5, ?6)
            ON CONFLICT (account_id) DO UPDATE SET tier = ?2, billing_period = coalesce(?3, billing_period), expires_at = ?4,
                is_trial = ?5, tier_position = ?6
            WHERE ?6 >= tier_position
            """,
            [
                account.sqlValue, tier.rawValue.sqlValue, (period?.rawValue).sqlValue, end.sqlValue, isTrial.sqlValue, position.sqlValue,
            ])
    }

    func keep(_ mode: BillingModeChanged) throws {
        let isLive = mode.subscription?.isLive ?? false
        try connection.execute(
            """
            INSERT INTO client_terms (account_id, managed, subscription_is_live, access_until, mode_position, agreed_cents, recorded_seats)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (account_id) DO UPDATE SET managed = ?2, subscription_is_live = ?3, access_until = ?4, mode_position = ?5,
                agreed_cents = ?6, recorded_seats = ?7
            WHERE ?5 >= mode_position
            """,
            [
                mode.accountID.sqlValue, mode.managed.sqlValue, isLive.sqlValue, mode.paidUntil.sqlValue, position.sqlValue,
                (mode.agreedCents?.value).sqlValue, (mode.seats?.value).sqlValue,
            ])
    }
}
