import Contracts
import EventSourcing
import Testing
@testable import PartnerService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        #expect(PartnerStatus.events.names == EventCatalogue.names(of: .partner))
    }
}
