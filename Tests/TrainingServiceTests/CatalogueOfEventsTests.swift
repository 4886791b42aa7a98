import Contracts
import EventSourcing
import Testing
@testable import TrainingService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        #expect(Training.events.names == EventCatalogue.names(of: .training))
    }
}
