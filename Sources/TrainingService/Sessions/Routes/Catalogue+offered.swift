import Contracts
import Database
import EventSourcing
import WebKit

extension Catalogue {
    /// The entry that staff plan or choose. Throws `Rejection` for one that isn't known or offered any more, and 409 for one that is only
    /// announced, until that is confirmed.
    static func offered(_ id: TrainingID, confirmed: [ConfirmationCode]?, _ connection: Connection) throws -> TrainingDescription {
        let training = try known(id, connection)
        guard !training.retired else { throw Rejection.isRetired(training.title) }
        guard !training.comingSoon || confirmed?.contains(.comingSoon) == true else {
            throw Problem.unconfirmed([.comingSoon], "\(training.title) is only announced so far")
        }
        return training
    }

    /// The entry, be it offered or not. Throws `Rejection` where there is none.
    static func known(_ id: TrainingID, _ connection: Connection) throws -> TrainingDescription {
        guard let training = try entry(id, connection) else { throw Rejection.notInCatalogue(id) }
        return training
    }
}

extension Rejection {
    static func notInCatalogue(_ id: TrainingID) -> Rejection { field("training_id", "the catalogue has no training \(id)") }

    static func isRetired(_ title: String) -> Rejection {
        rule("retired", detail: "\(title) is not offered any more; choose another training", field: "training_id")
    }
}
