import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Which trainings are there, in the order in which they were added?
struct Catalogue: Projection {
    let name = "catalogue"
    let tables = ["trainings"]
    let migrations = [
        Migration(
            "trainings",
            """
            CREATE TABLE trainings (
                training_id BLOB NOT NULL PRIMARY KEY CHECK (length(training_id) = 16),
                added_position INTEGER NOT NULL UNIQUE,
                version INTEGER NOT NULL CHECK (version >= 1),
                title TEXT NOT NULL,
                mode TEXT NOT NULL CHECK (mode IN ('online', 'in_person', 'flex')),
                price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
                included_participants INTEGER NOT NULL CHECK (included_participants >= 1),
                extra_price_cents INTEGER CHECK (extra_price_cents >= 0),
                level TEXT,
                grants_licence INTEGER NOT NULL CHECK (grants_licence IN (0, 1)),
                coming_soon INTEGER NOT NULL CHECK (coming_soon IN (0, 1)),
                retired INTEGER NOT NULL CHECK (retired IN (0, 1))
            ) STRICT
            """),
        Migration(
            "trainings-duration-and-form",
            """
            ALTER TABLE trainings ADD COLUMN duration_minutes INTEGER CHECK (duration_minutes >= 1);
            ALTER TABLE trainings ADD COLUMN form TEXT CHECK (form IN ('remote', 'on_site', 'course'));
            """),
        // Those that are there already are folded when the service starts.
        Migration("trainings-search", "ALTER TABLE trainings ADD COLUMN search TEXT"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let added = try event.decode(TrainingAdded.self) {
                try put(added.trainingID, added.training, event, work.connection)
            } else if let updated = try event.decode(TrainingUpdated.self) {
                try put(updated.trainingID, updated.training, event, work.connection)
            }
        }
    }

    private func put(_ id: TrainingID, _ training: TrainingDescription, _ event: CloudEvent, _ connection: Connection) throws {
        guard let position = event.position, let version = event.stream?.version else {
            throw UnprocessableEvent("the event \(event.id) about a training is not of this service's store")
        }
        try connection.execute(
            """
            INSERT INTO trainings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (training_id) DO UPDATE SET version = excluded.version, title = excluded.title, mode = excluded.mode,
                price_cents = excluded.price_cents, included_participants = excluded.included_participants,
                extra_price_cents = excluded.extra_price_cents, level = excluded.level, grants_licence = excluded.grants_licence,
                coming_soon = excluded.coming_soon, retired = excluded.retired, duration_minutes = excluded.duration_minutes,
                form = excluded.form, search = excluded.search
            """,
            [
                id.sqlValue, position.sqlValue, version.sqlValue, training.title.sqlValue, training.mode.rawValue.sqlValue,
                training.priceCents.sqlValue, training.includedParticipants.sqlValue, training.extraPriceCents.sqlValue,
                training.level.sqlValue, training.grantsLicence.sqlValue, training.comingSoon.sqlValue, training.retired.sqlValue,
                training.durationMinutes.sqlValue, (training.form?.rawValue).sqlValue, .text(SearchText(training.title).text),
            ])
    }

    static func all(_ connection: Connection) throws -> [TrainingAnswer] {
        try connection.query("SELECT \(columns) FROM trainings ORDER BY added_position") { row in
            TrainingAnswer(row.id(0), try description(row), version: Int(row.int(1)))
        }
    }

    static func entry(_ id: TrainingID, _ connection: Connection) throws -> TrainingDescription? {
        try connection.first("SELECT \(columns) FROM trainings WHERE training_id = ?", [id.sqlValue], description)
    }

    /// What a mode means where somebody asks for it alone: its oldest entry that isn't retired.
    static func oldest(_ mode: TrainingMode, _ connection: Connection) throws -> TrainingID? {
        let sql = "SELECT training_id FROM trainings WHERE mode = ? AND NOT retired ORDER BY added_position LIMIT 1"
        return try connection.first(sql, [.text(mode.rawValue)]) { $0.id(0) }
    }

    private static let columns = """
        training_id, version, title, mode, price_cents, included_participants, extra_price_cents, level, grants_licence, coming_soon,
        retired, duration_minutes, form
        """

    private static func description(_ row: Row) throws -> TrainingDescription {
        guard let mode = TrainingMode(rawValue: row.text(3)) else { throw UnknownMode(text: row.text(3)) }
        return TrainingDescription(
            title: row.text(2), mode: mode, priceCents: row.cents(4), includedParticipants: Int(row.int(5)),
            extraPriceCents: row.optionalCents(6), level: row.optionalText(7), durationMinutes: row.optionalInt(11).map { Int($0) },
            form: row.optionalText(12).flatMap(TrainingForm.init(rawValue:)), grantsLicence: row.bool(8), comingSoon: row.bool(9),
            retired: row.bool(10))
    }
}

/// The catalogue's table holds a mode that its own CHECK forbids.
private struct UnknownMode: Error {
    let text: String
}
