import Contracts
import ServiceKit

/// Wires TrainingService together; the executable and the tests both begin here.
enum TrainingService {
    static let defaultPort = 8083

    static func build() -> ServiceDefinition {
        ServiceDefinition(
            .training, defaultPort: defaultPort, projections: [Catalogue()], startData: StartData(offerStartCatalogue),
            routes: { TrainingRoutes.add(to: &$0) })
    }

    private static func offerStartCatalogue(_ work: UnitOfWork) throws {
        for entry in StartCatalogue.entries {
            try work.execute(Training.self, id: entry.id.description, .offerFromTheStart(entry.id, entry.description))
        }
    }
}
