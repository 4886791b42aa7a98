import Contracts
import EventKit
import ServiceKit

extension ServiceDefinition {
    /// Wires the service; the executable and the tests both begin here.
    static var training: ServiceDefinition {
        ServiceDefinition(
            .training, defaultPort: 8083, projections: [Catalogue()], startData: StartData(offerStartCatalogue),
            routes: { TrainingRoutes.add(to: &$0) })
    }

    private static func offerStartCatalogue(_ work: UnitOfWork) throws {
        for entry in StartCatalogue.entries {
            try work.execute(OfferFromTheStart(id: entry.id, description: entry.description), on: entry.id.description)
        }
    }
}
