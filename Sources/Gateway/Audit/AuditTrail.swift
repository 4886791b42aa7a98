import Contracts
import Database
import EventKit
import WireJSON

/// Keeps every event of the back office as one line of the audit trail.
///
/// Nothing edits or deletes a line: triggers refuse it, and `rebuild` only adds what is missing.
struct AuditTrail: Projection {
    let name = "audit"
    let tables: [String] = []

    let migrations = [
        Migration(
            "gateway-audit",
            """
            CREATE TABLE audit (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                source TEXT NOT NULL,
                event_id TEXT NOT NULL,
                at INTEGER NOT NULL,
                actor TEXT NOT NULL COLLATE NOCASE,
                action TEXT NOT NULL,
                type TEXT NOT NULL,
                account_id BLOB CHECK (account_id IS NULL OR length(account_id) = 16),
                workspace_id BLOB CHECK (workspace_id IS NULL OR length(workspace_id) = 16),
                organisation_id BLOB CHECK (organisation_id IS NULL OR length(organisation_id) = 16),
                before BLOB NOT NULL,
                after BLOB NOT NULL,
                reason TEXT,
                trace_id TEXT,
                UNIQUE (source, event_id)
            ) STRICT;
            CREATE INDEX audit_by_time ON audit (at, sequence);
            CREATE INDEX audit_by_actor ON audit (actor, at, sequence);
            CREATE INDEX audit_by_account ON audit (account_id, at, sequence);
            CREATE INDEX audit_by_action ON audit (action, at, sequence);
            CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail is never edited'); END;
            CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the audit trail'); END;
            """
        ),
        // Each page that follows what happens says from which event on, without its source.
        Migration("gateway-audit-by-event", "CREATE INDEX audit_by_event ON audit (event_id);"),
    ]

    private static let encoder = WireJSONEncoder()
    private static let administrativeKinds = EventContext.administrative.map { "com.dembrane.\($0.rawValue)." }

    /// Facts of the platform are read too, for who may sign in. It goes by the kind, of which its owner alone speaks on one topic alone
    /// (`EventOrigin`): on the platform's topic anybody may be named as the source of a kind that nobody owns.
    private static func isOfBackOffice(_ event: CloudEvent) -> Bool {
        administrativeKinds.contains { event.type.hasPrefix($0) }
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events where Self.isOfBackOffice(event) {
            let record = try AuditRecord(event)
            try work.connection.execute(
                """
                INSERT INTO audit
                    (source, event_id, at, actor, action, type, account_id, workspace_id, organisation_id, before, after, reason, trace_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, event_id) DO NOTHING
                """,
                [
                    .text(event.source), .text(record.eventID), record.at.sqlValue, .text(record.actor), .text(record.action),
                    .text(record.type), record.accountID.sqlValue, record.workspaceID.sqlValue, record.organisationID.sqlValue,
                    .blob(try Self.encoder.encode(record.before)), .blob(try Self.encoder.encode(record.after)), record.reason.sqlValue,
                    record.traceID.sqlValue,
                ])
        }
    }
}
