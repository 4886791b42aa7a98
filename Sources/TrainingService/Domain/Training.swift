import Contracts

/// One entry of the catalogue: offered, changed, announced or retired, but never removed, since sessions refer to it.
enum Training {
    static let category = "training"
    static let initialState = State()

    struct State: Sendable, Equatable {
        /// Nil until the entry is added.
        var description: TrainingDescription?
    }

    enum Command: Sendable {
        /// A new entry of staff.
        case add(TrainingID, TrainingDescription)
        /// An entry of the start data, which is there once and never overwrites what staff made of it.
        case offerFromTheStart(TrainingID, TrainingDescription)
        case update(TrainingID, TrainingChanges)
    }

    enum Event: Sendable, Equatable {
        case added(TrainingAdded)
        case updated(TrainingUpdated)
    }

    static func decide(_ command: Command, _ state: State) throws -> [Event] {
        switch command {
        case .add(let id, let description):
            guard state.description == nil else { throw TrainingRejection.alreadyAdded(id) }
            return [.added(TrainingAdded(trainingID: id, training: try TrainingRules.checked(description)))]
        case .offerFromTheStart(let id, let description):
            return state.description == nil ? [.added(TrainingAdded(trainingID: id, training: description))] : []
        case .update(let id, let changes):
            guard let current = state.description else { throw TrainingRejection.unknown(id) }
            let changed = try TrainingRules.checked(changes.applied(to: current))
            guard changed != current else { return [] }
            return [.updated(TrainingUpdated(trainingID: id, training: changed, previousTraining: current))]
        }
    }

    static func evolve(_ state: inout State, _ event: Event) {
        switch event {
        case .added(let added): state.description = added.training
        case .updated(let updated): state.description = updated.training
        }
    }
}
