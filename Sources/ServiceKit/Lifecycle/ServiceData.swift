import Database
import EventKit
import ProcessKit

/// A service's database file, held for this process alone.
struct ServiceData {
    /// Enough that the streams which may run at once (`StreamSlots`) leave readers for questions.
    private static let readers = 4

    let database: Database
    let lock: DataLock
    let journal: ApplyJournal

    init(_ definition: ServiceDefinition, directory: String) throws {
        lock = try DataLock(directory: directory, name: definition.name)
        journal = try ApplyJournal(path: "\(directory)/\(definition.name).applying")
        database = try Self.open(definition, directory: directory)
    }

    /// Opens the database without the lock, for what may be done beside the running service.
    static func open(_ definition: ServiceDefinition, directory: String) throws -> Database {
        try Database(
            path: "\(directory)/\(definition.name).sqlite", migrations: definition.allMigrations, durability: definition.durability,
            readers: readers
        )
    }
}
