import Contracts
import EventSourcing

/// Adds an entry to the catalogue.
struct AddTraining: Command {
    typealias Target = Training

    var id: TrainingID
    var description: TrainingDescription

    func decide(_ state: TrainingState, at now: Instant) throws -> [TrainingEvent] {
        guard state.description == nil else { throw Rejection.trainingAlreadyAdded(id) }
        return [TrainingAdded(trainingID: id, training: try TrainingRules.checked(description))]
    }
}

/// Adds an entry of the start data, which is there once and never overwrites what staff made of it.
struct OfferFromTheStart: Command {
    typealias Target = Training

    var id: TrainingID
    var description: TrainingDescription

    func decide(_ state: TrainingState, at now: Instant) -> [TrainingEvent] {
        state.description == nil ? [TrainingAdded(trainingID: id, training: description)] : []
    }
}

extension TrainingAdded: StreamEvent {
    public func evolve(_ state: inout TrainingState) {
        state.description = training
    }
}

extension Rejection {
    static func trainingAlreadyAdded(_ id: TrainingID) -> Rejection {
        rule(detail: "the training \(id) has been added already; change it instead")
    }
}
