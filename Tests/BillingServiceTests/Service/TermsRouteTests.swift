import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The terms that others are compared with")
struct TermsRouteTests {
    @Test func areThoseOfAllOpenAccountsAtAMoment() async throws {
        try await withService(given: Facts.customer) { service in
            try await service.command(.post, "\(accountPath)/trial", ["reason": "try it"])
            let path = "/terms?limit=1&at="
            let page = try await service.get(path + t0.description).json
            #expect(page["terms"]?[0]?["account_id"]?.text == account.description)
            #expect(page["terms"]?[0]?["tier"] == "changemaker")
            #expect(page["terms"]?[0]?["tier_expires_at"]?.text == t0.adding(days: 30).description)
            let newest = try service.events().last?.id
            #expect(page["newest_event_id"]?.text == newest)
            let later = try await service.get(path + t0.adding(days: 30).description).json
            #expect(later["terms"]?[0]?["tier"] == "free")
            #expect(try await service.get("\(path)\(t0)&beyond=\(account)").json["terms"] == [])
            #expect(try await service.get("/terms?limit=1").status == 422)
        }
    }
}
