import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Every session as it stands, and who is on its roster. Lines are made from the state of the session, so that they say what it says.
struct SessionTable: Projection {
    let name = "training-sessions"
    let tables = ["session_roster", "training_sessions"]
    let migrations = [
        Migration(
            "training-sessions",
            """
            CREATE TABLE training_sessions (
                session_id BLOB PRIMARY KEY NOT NULL CHECK (length(session_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                training_id BLOB CHECK (length(training_id) = 16),
                status TEXT NOT NULL CHECK (status IN ('requested', 'scheduled', 'completed', 'cancelled')),
                mode TEXT CHECK (mode IN ('online', 'in_person', 'flex')),
                scheduled_at INTEGER,
                completed_on INTEGER CHECK ((completed_on IS NOT NULL) = (status = 'completed')),
                place INTEGER NOT NULL,
                price_cents INTEGER,
                base_price_cents INTEGER,
                included_participants INTEGER,
                extra_price_cents INTEGER,
                duration_minutes INTEGER,
                grants_licence INTEGER CHECK (grants_licence IN (0, 1)),
                expected_participants INTEGER,
                agreed_price_cents INTEGER,
                notes TEXT,
                origin TEXT NOT NULL,
                requested_by BLOB CHECK (length(requested_by) = 16),
                requested_at INTEGER NOT NULL,
                asked_training TEXT,
                asked_participants INTEGER,
                revision INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX training_sessions_in_order ON training_sessions (place DESC, session_id);
            CREATE INDEX training_sessions_by_organisation ON training_sessions (organisation_id, place DESC, session_id);
            CREATE TABLE session_roster (
                session_id BLOB NOT NULL REFERENCES training_sessions (session_id),
                place INTEGER NOT NULL,
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                PRIMARY KEY (session_id, place),
                UNIQUE (session_id, user_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX session_roster_by_user ON session_roster (user_id);
            """),
        Migration(
            "training-sessions-held-elsewhere",
            "ALTER TABLE training_sessions ADD COLUMN held_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (held_elsewhere IN (0, 1))"),
        Migration(
            "training-sessions-at-the-day-they-were-held",
            "UPDATE training_sessions SET place = completed_on * 86400000 WHERE completed_on IS NOT NULL"),
        // Those that are there already are folded when the service starts.
        Migration("training-sessions-asked-search", "ALTER TABLE training_sessions ADD COLUMN asked_search TEXT"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        let changes = events.filter { TrainingSession.events.type(named: $0.type) != nil }
        for case .session(let id) in LicenceSource.changed(by: changes) {
            let stored = try work.store.events(ofStream: TrainingSession.stream(id.description))
            guard let newest = stored.last else { continue }
            let state = try TrainingSession.state(after: stored)
            guard let session = state.session else { continue }
            try put(session, costing: state.price, changedAt: newest.time, version: stored.count, work.connection)
            try put(state.roster, of: id, work.connection)
        }
    }

    private func put(
        _ session: SessionState.Session, costing price: Cents?, changedAt: Instant, version: Int, _ connection: Connection
    ) throws {
        let (asked, details, terms) = (session.asked, session.details, session.details.terms)
        let place = SessionRow.place(
            completedOn: session.completedOn, scheduledAt: session.scheduledAt, requestedAt: asked.effectiveAt)
        let values: [SQLValue] = [
            session.id.sqlValue, session.organisationID.sqlValue, details.trainingID.sqlValue, .text(session.status.rawValue),
            (details.mode?.rawValue).sqlValue, session.scheduledAt.sqlValue, session.completedOn.sqlValue,
            place.sqlValue, price.sqlValue, (terms?.priceCents).sqlValue,
            (terms?.includedParticipants).sqlValue, (terms?.extraPriceCents).sqlValue, (terms?.durationMinutes).sqlValue,
            (terms?.grantsLicence).sqlValue, details.expectedParticipants.sqlValue, details.agreedPriceCents.sqlValue,
            details.notes.sqlValue, .text(asked.origin.rawValue), asked.requestedBy.sqlValue, asked.effectiveAt.sqlValue,
            asked.askedTraining.sqlValue, asked.askedParticipants.sqlValue, session.revision.sqlValue, changedAt.sqlValue,
            version.sqlValue, session.isHeldElsewhere.sqlValue,
            asked.askedTraining.map { SearchText($0).text }.sqlValue,
        ]
        let places = values.map { _ in "?" }.joined(separator: ", ")
        try connection.execute("DELETE FROM session_roster WHERE session_id = ?", [session.id.sqlValue])
        try connection.execute("INSERT OR REPLACE INTO training_sessions VALUES (\(places))", values)
    }

    private func put(_ roster: [UserID], of session: TrainingSessionID, _ connection: Connection) throws {
        for (place, user) in roster.enumerated() {
            try connection.execute(
                "INSERT INTO session_roster VALUES (?, ?, ?)", [session.sqlValue, place.sqlValue, user.sqlValue])
        }
    }
}
