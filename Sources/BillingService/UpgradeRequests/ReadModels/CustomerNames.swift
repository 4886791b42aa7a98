import Contracts
import Database
import EventKit
import TextSearch

/// What organisations and workspaces are called now, and which of them are deleted. Their ids are those of different things, so that one
/// table holds both.
struct CustomerNames: Projection {
    let name = "customer-names"
    let tables = ["customer_names"]
    let migrations = [
        Migration(
            "customer-names",
            """
            CREATE TABLE customer_names (
                id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
                name TEXT NOT NULL,
                search TEXT NOT NULL,
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "customer-names-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let fact = try event.decode(OrganisationChanged.self) {
                try keep(fact.organisationID.sqlValue, fact.name, fact.deleted, event.stamp, work.connection)
            } else if let fact = try event.decode(WorkspaceChanged.self) {
                try keep(fact.workspaceID.sqlValue, fact.name, fact.deleted, event.stamp, work.connection)
            }
        }
    }

    private func keep(
        _ id: SQLValue, _ name: DisplayText, _ deleted: Bool?, _ stamp: FactStamp, _ connection: Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO customer_names (id, name, search, deleted, fact_at, fact_nanoseconds, fact_id) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, search = excluded.search, deleted = excluded.deleted,
                fact_at = excluded.fact_at, fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                > (customer_names.fact_at, customer_names.fact_nanoseconds, customer_names.fact_id)
            """,
            [
                id, .text(name.text), .text(SearchText(name.text).text), (deleted ?? false).sqlValue, stamp.at.sqlValue,
                stamp.nanoseconds.sqlValue, .text(stamp.id),
            ])
    }

    /// Nil where the platform has told of none yet.
    static func name<Tag>(of id: Identifier<Tag>, _ connection: Connection) throws -> String? {
        try connection.first("SELECT name FROM customer_names WHERE id = ?", [id.sqlValue]) { $0.text(0) }
    }

    /// What an account goes by: the name of the organisation, or of the client's workspace that it is for.
    static func name(of account: AccountIdentity, _ connection: Connection) throws -> String? {
        try account.workspaceID.map { try name(of: $0, connection) } ?? name(of: account.organisationID, connection)
    }

    /// The accounts in whose name each of these words stands, in the form of a search.
    static func accounts(called words: [String], _ connection: Connection) throws -> Set<AccountID> {
        let condition = words.map { _ in "instr(coalesce(own.search, whole.search), ?) > 0" }.joined(separator: " AND ")
        let sql = """
            SELECT account_id FROM open_accounts LEFT JOIN customer_names AS own ON own.id = workspace_id
            LEFT JOIN customer_names AS whole ON whole.id = organisation_id WHERE \(condition)
            """
        return Set(try connection.query(sql, words.map { .text($0) }) { $0.id(0) })
    }

    /// What the workspaces of an account are called, in that order.
    static func workspaces(of account: AccountID, limit: Int, _ connection: Connection) throws -> [String] {
        let sql = """
            SELECT name FROM workspaces JOIN customer_names ON id = workspace_id
            WHERE account_id = ? AND workspaces.deleted = 0 ORDER BY search, id LIMIT ?
            """
        return try connection.query(sql, [account.sqlValue, limit.sqlValue]) { $0.text(0) }
    }

    static func isDeleted<Tag>(_ id: Identifier<Tag>, _ connection: Connection) throws -> Bool {
        try connection.first("SELECT deleted FROM customer_names WHERE id = ?", [id.sqlValue]) { $0.bool(0) } ?? false
    }
}
