import Contracts
import EventSourcing
import Testing
@testable import RollupService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        #expect(UsageCycle.events.names.union(AccountHealth.events.names) == EventCatalogue.names(of: .rollup))
    }
}
