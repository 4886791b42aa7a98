import Contracts
import EventSourcing

/// Changes an entry of the catalogue.
struct UpdateTraining: Command {
    typealias Target = Training

    var id: TrainingID
    var changes: TrainingChanges

    func decide(_ state: TrainingState, at now: Instant) throws -> [TrainingEvent] {
        guard let current = state.description else { throw Rejection.unknownTraining(id) }
        let changed = try TrainingRules.checked(changes.applied(to: current))
        return changed == current ? [] : [TrainingUpdated(trainingID: id, training: changed, previousTraining: current)]
    }
}

extension TrainingUpdated: StreamEvent {
    public func evolve(_ state: inout TrainingState) {
        state.description = training
    }
}

extension Rejection {
    static func unknownTraining(_ id: TrainingID) -> Rejection { notFound("training \(id)") }
}
