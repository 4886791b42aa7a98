import Contracts
import EventSourcing
import Testing
@testable import BillingService

@Suite struct CatalogueOfEventsTests {
    @Test func whatTheServiceDecidesIsPublishedAndNothingElse() {
        let decided =
            [
                Account.events.names, Buyer.events.names, InvoiceFileSet.events.names, UpgradeRequest.events.names,
                CollectedPayment.events.names, BuyerNumber.events.names,
            ]
            .reduce(into: []) { $0.formUnion($1) } as Set<String>
        #expect(decided == EventCatalogue.names(of: .billing))
    }
}
