import Contracts
import EventSourcing
import Testing
@testable import Gateway

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        let decided = StaffMember.events.names.union(ExtraPermissions.events.names).union(NoticeReading.events.names)
        #expect(decided == EventCatalogue.names(of: .staff))
    }
}
