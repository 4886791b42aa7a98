import Contracts
import EventSourcing
import Testing
@testable import BillingService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        #expect(Account.events.names == EventCatalogue.names(of: .billing))
    }
}
