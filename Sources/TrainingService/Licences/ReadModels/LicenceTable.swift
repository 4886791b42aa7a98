import Contracts
import Database
import EventKit

/// Every licence with what it is looked for by. A line says what the licence's events add up to; whether its year is over is judged by the
/// clock when it is read.
struct LicenceTable: Projection {
    let name = "licences"
    let tables = ["licences"]
    let migrations = [
        Migration(
            "licences",
            """
            CREATE TABLE licences (
                licence_id BLOB PRIMARY KEY NOT NULL CHECK (length(licence_id) = 16),
                session_id BLOB CHECK (length(session_id) = 16),
                training_id BLOB CHECK (length(training_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                standing TEXT NOT NULL CHECK (standing IN ('active', 'expired', 'revoked')),
                completed_on INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                granted_at INTEGER NOT NULL,
                granted_by TEXT NOT NULL,
                evidence TEXT,
                reason TEXT,
                revoked_at INTEGER,
                revoked_reason TEXT,
                version INTEGER NOT NULL CHECK (version >= 1),
                UNIQUE (session_id, user_id),
                CHECK ((standing = 'revoked') = (revoked_at IS NOT NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX licences_in_order ON licences (granted_at DESC, licence_id);
            CREATE INDEX licences_by_user ON licences (user_id, expires_at);
            CREATE INDEX licences_by_organisation ON licences (organisation_id);
            """),
        Migration(
            "licences-reference",
            """
            ALTER TABLE licences ADD COLUMN reference TEXT;
            CREATE INDEX licences_by_reference ON licences (reference) WHERE reference IS NOT NULL;
            """),
        // The end comes first: an index by standing would be taken for the licences of one person too.
        Migration("licences-by-end", "CREATE INDEX licences_by_end ON licences (expires_at, standing)"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for source in LicenceSource.changed(by: events) {
            let (state, version) = try source.load(work.store)
            for licence in state.licences.values { try put(licence, version: version, work.connection) }
        }
        for event in events {
            guard let granted = try event.decode(LicenceGranted.self) else { continue }
            try work.connection.execute(
                "UPDATE licences SET granted_by = ? WHERE licence_id = ?",
                [.text((event.actor ?? .system).wireName), granted.licenceID.sqlValue])
        }
    }

    private func put(_ licence: LicenceState, version: Int, _ connection: Connection) throws {
        let granted = licence.granted
        try connection.execute(
            """
            INSERT INTO licences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'system', ?, ?, ?, ?, ?, ?)
            ON CONFLICT (licence_id) DO UPDATE SET training_id = excluded.training_id, standing = excluded.standing,
                completed_on = excluded.completed_on, expires_at = excluded.expires_at, granted_at = excluded.granted_at,
                evidence = excluded.evidence, reason = excluded.reason, revoked_at = excluded.revoked_at,
                revoked_reason = excluded.revoked_reason, version = excluded.version
            """,
            [
                granted.licenceID.sqlValue, granted.sessionID.sqlValue, granted.trainingID.sqlValue, granted.userID.sqlValue,
                granted.organisationID.sqlValue, .text(licence.standing.rawValue), licence.completedOn.sqlValue,
                licence.expiresAt.sqlValue, granted.effectiveAt.sqlValue, granted.evidence.sqlValue, granted.reason.sqlValue,
                (licence.revoked?.effectiveAt).sqlValue, (licence.revoked?.reason).sqlValue, version.sqlValue,
                (granted.reference?.text).sqlValue,
            ])
    }

    /// The stream that decides about a licence; nil where there is no such licence.
    static func source(of id: LicenceID, _ connection: Connection) throws -> LicenceSource? {
        try connection.first("SELECT session_id FROM licences WHERE licence_id = ?", [id.sqlValue]) { row in
            row.optionalID(0).map(LicenceSource.session) ?? .elsewhere(id)
        }
    }

    /// The licence that was imported under a reference, if any.
    static func licence(imported reference: ShortText, _ connection: Connection) throws -> LicenceID? {
        try connection.first("SELECT licence_id FROM licences WHERE reference = ?", [.text(reference.text)]) { $0.id(0) }
    }

    /// Whether whoever holds this licence for a training elsewhere has another one of its day in its organisation. What is revoked is none.
    static func isOneOfTwo(_ id: LicenceID, _ connection: Connection) throws -> Bool {
        let sql = """
            SELECT 1 FROM licences l JOIN licences other ON other.user_id = l.user_id AND other.organisation_id = l.organisation_id
                AND other.completed_on = l.completed_on AND other.licence_id <> l.licence_id
            WHERE l.licence_id = ? AND coalesce(l.session_id, other.session_id) IS NULL
                AND l.standing <> 'revoked' AND other.standing <> 'revoked' LIMIT 1
            """
        return try connection.first(sql, [id.sqlValue]) { _ in true } ?? false
    }

    /// Whether somebody is trained: by any licence that counts, whoever gave it.
    static func isTrained(_ user: UserID, at now: Instant, _ connection: Connection) throws -> Bool {
        let sql = "SELECT 1 FROM licences WHERE user_id = ? AND standing = 'active' AND expires_at > ? LIMIT 1"
        return try connection.first(sql, [user.sqlValue, now.sqlValue]) { _ in true } ?? false
    }
}
