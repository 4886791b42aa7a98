import Contracts
import EventSourcing
import Testing
@testable import TrainingService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        let sets = [Training.events.names, TrainingSession.events.names, TrainingElsewhere.events.names, FollowUp.events.names]
        #expect(Set(sets.joined()) == EventCatalogue.names(of: .training))
    }
}
