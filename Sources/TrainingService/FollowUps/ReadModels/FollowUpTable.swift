import Contracts
import Database
import EventKit

/// Every follow-up, and what came of it.
struct FollowUpTable: Projection {
    let name = "follow-ups"
    let tables = ["follow_ups"]
    let migrations = [
        Migration(
            "follow-ups",
            """
            CREATE TABLE follow_ups (
                follow_up_id BLOB PRIMARY KEY NOT NULL CHECK (length(follow_up_id) = 16),
                kind TEXT NOT NULL CHECK (kind IN ('review_partner', 'arrange_training', 'verify_training')),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                status TEXT NOT NULL CHECK (status IN ('open', 'done')),
                opened_at INTEGER NOT NULL,
                closed_at INTEGER CHECK ((closed_at IS NOT NULL) = (status = 'done')),
                closed_by TEXT,
                cause TEXT,
                note TEXT,
                version INTEGER NOT NULL CHECK (version >= 1)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX follow_ups_in_order ON follow_ups (opened_at, follow_up_id);
            CREATE INDEX follow_ups_open_by_user ON follow_ups (user_id) WHERE status = 'open';
            CREATE INDEX follow_ups_open_by_organisation ON follow_ups (organisation_id) WHERE status = 'open';
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let opened = try event.decode(FollowUpOpened.self) {
                try work.connection.execute(
                    "INSERT OR REPLACE INTO follow_ups VALUES (?, ?, ?, ?, 'open', ?, NULL, NULL, NULL, NULL, 1)",
                    [
                        opened.followUpID.sqlValue, .text(opened.kind.rawValue), opened.userID.sqlValue, opened.organisationID.sqlValue,
                        opened.effectiveAt.sqlValue,
                    ])
            } else if let closed = try event.decode(FollowUpClosed.self) {
                try work.connection.execute(
                    """
                    UPDATE follow_ups SET status = 'done', closed_at = ?, closed_by = ?, cause = ?, note = ?, version = 2
                    WHERE follow_up_id = ?
                    """,
                    [
                        closed.effectiveAt.sqlValue, .text((event.actor ?? .system).wireName), .text(closed.cause.rawValue),
                        closed.note.sqlValue, closed.followUpID.sqlValue,
                    ])
            }
        }
    }

    /// Open follow-ups that somebody's licence answers.
    static func openTrainings(of user: UserID, _ connection: Connection) throws -> [FollowUpID] {
        let sql = """
            SELECT follow_up_id FROM follow_ups
            WHERE user_id = ? AND status = 'open' AND kind IN ('arrange_training', 'verify_training') ORDER BY follow_up_id
            """
        return try connection.query(sql, [user.sqlValue]) { $0.id(0) }
    }

    /// Open follow-ups that the partner flag of an organisation answers.
    static func openReviews(of organisation: OrganisationID, _ connection: Connection) throws -> [FollowUpID] {
        let sql = """
            SELECT follow_up_id FROM follow_ups
            WHERE organisation_id = ? AND status = 'open' AND kind = 'review_partner' ORDER BY follow_up_id
            """
        return try connection.query(sql, [organisation.sqlValue]) { $0.id(0) }
    }
}
