import Contracts
import EventSourcing
import Testing
@testable import PartnerService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        let decided = PartnerStatus.events.names.union(Referral.events.names).union(ExternalLedOrganisation.events.names)
            .union(WorkspaceCare.events.names)
        #expect(decided == EventCatalogue.names(of: .partner))
    }
}
