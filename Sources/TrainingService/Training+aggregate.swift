import Contracts
import ServiceKit

extension Training: Aggregate {}

extension Training.Event: AggregateEvent {
    var payload: any EventPayload {
        switch self {
        case .added(let payload): payload
        case .updated(let payload): payload
        }
    }

    init?(_ event: CloudEvent) throws {
        if let payload = try event.decode(TrainingAdded.self) {
            self = .added(payload)
        } else if let payload = try event.decode(TrainingUpdated.self) {
            self = .updated(payload)
        } else {
            return nil
        }
    }
}
