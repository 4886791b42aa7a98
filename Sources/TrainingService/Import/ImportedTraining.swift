import Contracts
import Database
import EventSourcing
import ServiceKit

/// Which training of the catalogue a line means: by its id, its title in any case, or its mode, which is its oldest entry that isn't retired.
struct ImportedTraining {
    let id: TrainingID?
    let name: String?
    /// The one of the session, where that was imported before: what the name meant then.
    let known: TrainingID?

    func entry(_ connection: Connection) throws -> (id: TrainingID, description: TrainingDescription) {
        try ImportFault.check(id == nil || name == nil, "either training_id or training names it, not both")
        let id = try id ?? named(try ImportFault.need(name, "training_id or training"), connection)
        return (id, try Catalogue.known(id, connection))
    }

    private func named(_ name: String, _ connection: Connection) throws -> TrainingID {
        let entries = try Catalogue.all(connection)
        let titled = entries.filter { $0.title.lowercased() == name.trimmed.lowercased() }
        let mode = TrainingMode(rawValue: name)
        let inMode = mode.map { mode in entries.filter { $0.mode.known == mode } } ?? []
        if let known, (titled + inMode).contains(where: { $0.trainingID == known }) { return known }
        let offered = titled.filter { !$0.retired }
        let found = offered.isEmpty ? titled : offered
        try ImportFault.check(found.count <= 1, "training: \(found.count) trainings are called \(name); name it by training_id")
        let id = try found.first?.trainingID ?? mode.flatMap { try Catalogue.oldest($0, connection) }
        guard let id else { throw ImportFault("training: the catalogue has no training \(name.prefix(64)), by its title or its mode") }
        return id
    }
}
