import Contracts
import Database
import EventKit
import WireJSON

/// The billing details that the platform's newest fact tells of each account. Of two facts of one time the one with the greater id counts.
struct PlatformDetails: Projection {
    let name = "platform-details"
    let tables = ["platform_details"]
    let migrations = [
        Migration(
            "platform-details",
            """
            CREATE TABLE platform_details (
                account_id BLOB PRIMARY KEY NOT NULL CHECK (length(account_id) = 16),
                changed_at INTEGER NOT NULL,
                changed_nanoseconds INTEGER NOT NULL CHECK (changed_nanoseconds BETWEEN 0 AND 999999),
                event_id TEXT NOT NULL,
                details TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "platform-details-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(BillingDetailsChanged.self) else { continue }
            let details = String(decoding: try WireJSONEncoder().encode(BillingDetails(fact)), as: UTF8.self)
            try work.connection.execute(
                """
                INSERT INTO platform_details (account_id, changed_at, changed_nanoseconds, event_id, details) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (account_id) DO UPDATE SET changed_at = excluded.changed_at, changed_nanoseconds = excluded.changed_nanoseconds,
                    event_id = excluded.event_id, details = excluded.details
                WHERE (excluded.changed_at, excluded.changed_nanoseconds, excluded.event_id)
                    > (platform_details.changed_at, platform_details.changed_nanoseconds, platform_details.event_id)
                """,
                [
                    fact.accountID.sqlValue, event.time.sqlValue, event.timeNanoseconds.sqlValue, .text(event.id), .text(details),
                ])
        }
    }

    static func details(of account: AccountID, _ connection: Connection) throws -> KnownDetails.OfPlatform? {
        let sql = "SELECT details, changed_at FROM platform_details WHERE account_id = ?"
        return try connection.first(sql, [account.sqlValue]) { row in
            KnownDetails.OfPlatform(
                details: try WireJSONDecoder(limits: .ours).decode(BillingDetails.self, from: Array(row.text(0).utf8)),
                saidAt: row.instant(1))
        }
    }
}

extension BillingDetails {
    /// As the fact says them; a country that it names in words is kept by its code where there is one.
    init(_ fact: BillingDetailsChanged) {
        self.init(
            legalName: fact.legalName.text, addressLine1: fact.addressLine1.text, addressLine2: fact.addressLine2?.text,
            postalCode: fact.postalCode.text, city: fact.city.text, country: BillingDetailsRules.code(of: fact.country.text),
            vatID: fact.vatID?.text, companyID: fact.companyID?.text, email: fact.email?.text, peppolID: fact.peppolID?.text)
    }
}
