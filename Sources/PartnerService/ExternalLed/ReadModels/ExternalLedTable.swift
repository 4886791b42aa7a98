import Contracts
import Database
import EventKit

/// Which organisations were detected, and how far have staff come with each?
struct ExternalLedTable: Projection {
    let name = "external_led"
    let tables = ["external_led"]
    let migrations = [
        Migration(
            "external-led",
            """
            CREATE TABLE external_led (
                organisation_id BLOB PRIMARY KEY NOT NULL CHECK (length(organisation_id) = 16),
                created_by BLOB NOT NULL CHECK (length(created_by) = 16),
                state TEXT NOT NULL CHECK (state IN ('new', 'contacted', 'converted', 'not_interested')),
                note TEXT,
                detected_at INTEGER NOT NULL,
                marked_at INTEGER,
                marked_by TEXT,
                version INTEGER NOT NULL CHECK (version >= 1)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX external_led_by_detection ON external_led (detected_at, organisation_id, state);
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let detected = try event.decode(ExternalLedOrganisationDetected.self) {
                try work.connection.execute(
                    """
                    INSERT INTO external_led (organisation_id, created_by, state, detected_at, version) VALUES (?, ?, 'new', ?, ?)
                    """,
                    [
                        detected.organisationID.sqlValue, detected.createdBy.sqlValue, detected.effectiveAt.sqlValue,
                        (event.stream?.version ?? 1).sqlValue,
                    ])
            } else if let marked = try event.decode(ExternalLedOrganisationMarked.self) {
                try work.connection.execute(
                    """
                    UPDATE external_led SET state = ?, note = ?, marked_at = ?, marked_by = ?, version = ? WHERE organisation_id = ?
                    """,
                    [
                        marked.state.rawValue.sqlValue, marked.note.sqlValue, marked.effectiveAt.sqlValue,
                        (event.actor ?? .system).wireName.sqlValue, (event.stream?.version ?? 1).sqlValue, marked.organisationID.sqlValue,
                    ])
            }
        }
    }
}
