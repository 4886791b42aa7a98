import Contracts
import EventSourcing
import Testing
@testable import Gateway

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        #expect(StaffMember.events.names.union(ExtraPermissions.events.names) == EventCatalogue.names(of: .staff))
    }
}
