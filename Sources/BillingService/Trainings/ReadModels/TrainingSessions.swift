import Contracts
import Database
import EventKit

/// What training sessions cost, and which of them are completed, so that they can be invoiced. The events of one session come in their order; one
/// that comes again changes nothing.
struct TrainingSessions: Projection {
    let name = "training-sessions"
    let tables = ["training_sessions"]
    let migrations = [
        Migration(
            "training-sessions",
            """
            CREATE TABLE training_sessions (
                session_id BLOB PRIMARY KEY NOT NULL CHECK (length(session_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                training_id BLOB CHECK (length(training_id) = 16),
                base_price_cents INTEGER,
                included_participants INTEGER CHECK ((included_participants IS NULL) = (base_price_cents IS NULL)),
                extra_price_cents INTEGER,
                agreed_price_cents INTEGER,
                participants INTEGER NOT NULL,
                completed_on INTEGER,
                price_cents INTEGER CHECK ((price_cents IS NULL) = (completed_on IS NULL)),
                position INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX completed_sessions ON training_sessions (organisation_id, completed_on, session_id) WHERE price_cents > 0;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let change = try SessionChange(event) else { continue }
            let position = try event.requiredPosition
            var record = try SessionRecord(of: change.session, work.connection) ?? SessionRecord(organisation: change.organisation)
            guard position > record.position else { continue }
            record.position = position
            if let training = change.training { record.training = training }
            change.apply(&record.cost)
            try record.put(change.session, work.connection)
        }
    }
}
