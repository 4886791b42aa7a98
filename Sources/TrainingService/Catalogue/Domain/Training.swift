import Contracts
import EventSourcing

/// One entry of the catalogue: offered, changed, announced or retired, but never removed, since sessions refer to it.
enum Training: Aggregate {
    static let category = "training"
    static let initialState = TrainingState()
    static let events = EventTable<TrainingState>(TrainingAdded.self, TrainingUpdated.self)
}

public struct TrainingState: Sendable, Equatable {
    /// Nil until the entry is added.
    var description: TrainingDescription?
}

typealias TrainingEvent = any StreamEvent<TrainingState>
