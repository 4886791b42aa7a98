import Contracts
import Database
import EventKit

/// What the trainings of the catalogue are called now.
struct TrainingTitles: Projection {
    let name = "training-titles"
    let tables = ["training_titles"]
    let migrations = [
        Migration(
            "training-titles",
            """
            CREATE TABLE training_titles (
                training_id BLOB PRIMARY KEY NOT NULL CHECK (length(training_id) = 16),
                title TEXT NOT NULL,
                position INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let added = try event.decode(TrainingAdded.self) {
                try keep(added.training, of: added.trainingID, event, work.connection)
            } else if let updated = try event.decode(TrainingUpdated.self) {
                try keep(updated.training, of: updated.trainingID, event, work.connection)
            }
        }
    }

    private func keep(_ training: TrainingDescription, of id: TrainingID, _ event: CloudEvent, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO training_titles (training_id, title, position) VALUES (?, ?, ?)
            ON CONFLICT (training_id) DO UPDATE SET title = excluded.title, position = excluded.position
            WHERE excluded.position > training_titles.position
            """, [id.sqlValue, .text(DisplayText(training.title).text), try event.requiredPosition.sqlValue])
    }
}
