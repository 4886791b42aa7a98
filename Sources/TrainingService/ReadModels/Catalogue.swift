import Contracts
import Database
import EventKit

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
            """)
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
            INSERT INTO trainings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (training_id) DO UPDATE SET version = excluded.version, title = excluded.title, mode = excluded.mode,
                price_cents = excluded.price_cents, included_participants = excluded.included_participants,
                extra_price_cents = excluded.extra_price_cents, level = excluded.level, grants_licence = excluded.grants_licence,
                coming_soon = excluded.coming_soon, retired = excluded.retired
            """,
            [
                id.sqlValue, position.sqlValue, version.sqlValue, training.title.sqlValue, training.mode.rawValue.sqlValue,
                training.priceCents.sqlValue, training.includedParticipants.sqlValue, training.extraPriceCents.sqlValue,
                training.level.sqlValue, training.grantsLicence.sqlValue, training.comingSoon.sqlValue, training.retired.sqlValue,
            ])
    }

    static func all(_ connection: Connection) throws -> [TrainingAnswer] {
        try connection.query(
            """
            SELECT training_id, version, title, mode, price_cents, included_participants, extra_price_cents, level, grants_licence,
                coming_soon, retired
            FROM trainings ORDER BY added_position
            """
        ) { row in
            guard let mode = TrainingMode(rawValue: row.text(3)) else {
                throw UnknownMode(text: row.text(3))
            }
            let description = TrainingDescription(
                title: row.text(2), mode: mode, priceCents: row.cents(4), includedParticipants: Int(row.int(5)),
                extraPriceCents: row.optionalCents(6), level: row.optionalText(7), grantsLicence: row.bool(8), comingSoon: row.bool(9),
                retired: row.bool(10))
            return TrainingAnswer(row.id(0), description, version: Int(row.int(1)))
        }
    }
}

/// The catalogue's table holds a mode that its own CHECK forbids.
private struct UnknownMode: Error {
    let text: String
}
