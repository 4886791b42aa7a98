import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("The terms that billing's are compared with")
struct TermsRouteTests {
    @Test func areThoseInForceAtAMoment() async throws {
        var customer = Customer()
        let trial = try customer.trial(from: World.now, until: World.now.adding(days: 30))
        let opening = try customer.opening()
        let accountID = customer.accountID
        try await withService { service in
            try service.tell(opening + [trial])
            let path = "/terms?limit=1&at="
            let page = try await service.get(path + World.now.description).json
            #expect(page["terms"]?[0]?["account_id"]?.text == accountID.description)
            #expect(page["terms"]?[0]?["tier"] == "changemaker")
            #expect(page["terms"]?[0]?["tier_expires_at"]?.text == World.now.adding(days: 30).description)
            let later = try await service.get(path + World.now.adding(days: 30).description).json
            #expect(later["terms"]?[0]?["tier"] == "free")
            #expect(try await service.get("\(path)\(World.now)&beyond=\(accountID)").json["terms"] == [])
        }
    }
}
