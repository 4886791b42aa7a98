import Contracts
import EventSourcing
import Testing
@testable import BillingService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        let decided = Account.events.names.union(Buyer.events.names).union(InvoiceFileSet.events.names)
        #expect(decided == EventCatalogue.names(of: .billing))
    }
}
