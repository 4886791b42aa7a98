import Contracts
import Database

/// Whose data a client's workspace holds, and when they accepted the partner's agreement, as the newest fact says. An address of somebody whom the
/// platform has deleted is told no more, nor the name beside it.
struct DataOwnerTable {
    let connection: Connection

    static let migrations = [
        Migration(
            "rollup-data-owners",
            """
            CREATE TABLE data_owners (
                workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
                name TEXT,
                email TEXT,
                address_key TEXT,
                agreement_at INTEGER,
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX data_owners_by_address ON data_owners (address_key) WHERE address_key IS NOT NULL;
            """),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "rollup-data-owners-of-the-past"),
    ]

    struct DataOwner: Sendable, Equatable {
        var name: String?
        var email: String?
        var agreementAt: Instant?
    }

    func keep(_ fact: WorkspaceChanged, _ stamp: FactStamp) throws {
        let address = fact.dataOwnerEmail.flatMap { EmailAddress($0) }
        let key = try address.map(AddressKeys(connection: connection).key)
        let isErased = try key.map(isErased) ?? false
        try connection.execute(
            """
            INSERT INTO data_owners (\(FactTime.columns), workspace_id, name, email, address_key, agreement_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id) DO UPDATE SET name = excluded.name, email = excluded.email, address_key = excluded.address_key,
                agreement_at = excluded.agreement_at, fact_at = excluded.fact_at, fact_nanoseconds = excluded.fact_nanoseconds,
                fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
            """,
            stamp.sqlValues + [
                fact.workspaceID.sqlValue, (isErased ? nil : fact.dataOwnerName?.text).sqlValue,
                (isErased ? nil : fact.dataOwnerEmail?.text).sqlValue, (key?.text).sqlValue, fact.partnerAgreementAcceptedAt.sqlValue,
            ])
    }

    private func isErased(_ key: AddressKey) throws -> Bool {
        try connection.first("SELECT 1 FROM erased_addresses WHERE address_key = ?", [key.text.sqlValue]) { _ in true } ?? false
    }

    func forget(_ key: AddressKey) throws {
        try connection.execute("UPDATE data_owners SET name = NULL, email = NULL WHERE address_key = ?", [key.text.sqlValue])
    }

    func owner(of workspace: WorkspaceID) throws -> DataOwner? {
        try connection.first("SELECT name, email, agreement_at FROM data_owners WHERE workspace_id = ?", [workspace.sqlValue]) {
            DataOwner(name: $0.optionalText(0), email: $0.optionalText(1), agreementAt: $0.optionalInstant(2))
        }
    }
}
