import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Billing details over HTTP")
struct BillingDetailsRouteTests {
    private let path = accountPath + "/billing-details"
    private let details: JSONValue = [
        "legal_name": "Acme B.V.", "address_line1": "Keizersgracht 1", "postal_code": "1015 CN", "city": "Amsterdam",
        "country": "Niederlande", "vat_id": "nl123456782b90", "email": "invoices@acme.example", "reason": "Asked for by phone",
    ]

    private func fact(city: String, country: ShortText = "NL", at instant: Instant) throws -> CloudEvent {
        let fact = BillingDetailsChanged(
            organisationID: Known.organisation, legalName: "Acme", addressLine1: "Dam 1", postalCode: "1012 JS", city: city,
            country: country)
        return try .fact(fact, at: instant)
    }

    @Test func nothingIsKnownAtFirstAndThatIsInTheWayOfInvoices() async throws {
        try await withService(given: try Facts.customer) { service in
            let answer = try await service.get(path)
            #expect(answer.json["billing_details"] == .null && answer.json["origin"] == .null)
            #expect(answer.json["obstacles"]?[0]?["field"] == "billing_details")
            #expect(answer.headers["ETag"] == "\"0\"")
            #expect(try await service.get("/accounts/\(AccountID.random())/billing-details").status == 404)
        }
    }

    @Test func whatThePlatformSaysHoldsUntilStaffSayOtherwise() async throws {
        let facts = try Facts.customer + [fact(city: "Utrecht", country: "Pays-Bas", at: Facts.created)]
        try await withService(given: facts) { service in
            let before = try await service.get(path).json
            #expect(before["billing_details"]?["country"] == "NL" && before["origin"] == "platform")
            let set = try await service.send(.put, path, body: details)
            #expect(set.status == 200, "\(set.text)")
            #expect(set.json["billing_details"]?["vat_id"] == "NL123456782B90")
            #expect(set.json["event_ids"]?.list.count == 1)
            #expect(try service.eventNames() == ["account-opened", "billing-details-set"])

            try service.apply([try fact(city: "Delft", at: t0.adding(days: 1))])
            let after = try await service.get(path)
            #expect(after.json["origin"] == "staff" && after.json["billing_details"]?["city"] == "Amsterdam")
            #expect(after.json["differences"]?.list.contains { $0["field"] == "city" && $0["platform"] == "Delft" } == true)
            #expect(after.json["obstacles"] == [])
            #expect(after.json["vat"]?["category"] == "S" && after.json["vat"]?["percent"] == 21)

            service.time.set(t0.adding(days: 2))
            let accepted = try await service.send(.put, path, body: ["accept_platform": true])
            #expect(accepted.json["billing_details"]?["city"] == "Delft")
            #expect(try await service.get(path).json["differences"] == [])
        }
    }

    @Test func aCountryThatCannotBeMappedStandsInTheWayOfInvoices() async throws {
        try await withService(given: try Facts.customer + [fact(city: "Poseidonis", country: "Atlantis", at: Facts.created)]) { service in
            let answer = try await service.get(path).json
            #expect(answer["billing_details"]?["country"] == "Atlantis")
            #expect(answer["obstacles"]?[0]?["field"] == "country" && answer["obstacles"]?[1] == nil)
        }
    }

    static let refusals: [(JSONValue, String)] = [
        (["vat_id": "NL123456783B90"], "vat_id"), (["country": "Atlantis"], "country"), (["reason": .null], "reason"),
        (["legal_name": .null], "legal_name"), (["buyer_kind": "alien"], "buyer_kind"), (["email": "a@"], "email"),
    ]

    @Test(arguments: refusals)
    func whatIsWrongIsNamedAndNothingIsKept(change: JSONValue, field: String) async throws {
        try await withService(given: try Facts.customer) { service in
            let answer = try await service.send(.put, path, body: details.merging(change))
            #expect(answer.status == 422)
            #expect(answer.json["field"] == .string(field), "\(answer.text)")
            #expect(try service.eventNames() == ["account-opened"])
        }
    }

    @Test func thereIsNothingToTakeOverWhereThePlatformSaidNothing() async throws {
        try await withService(given: try Facts.customer) { service in
            let answer = try await service.send(.put, path, body: ["accept_platform": true])
            #expect(answer.status == 409)
        }
    }

    @Test func anotherVersionIsRefused() async throws {
        try await withService(given: try Facts.customer + [fact(city: "Utrecht", at: Facts.created)]) { service in
            let stale = try await service.send(.put, path, body: details, headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412)
            let fresh = try await service.send(.put, path, body: details, headers: ["If-Match": "\"0\""])
            #expect(fresh.status == 200)
        }
    }
}

extension JSONValue {
    fileprivate func merging(_ change: JSONValue) -> JSONValue {
        guard case .object(let members) = self, case .object(let others) = change else { return self }
        return .object(members.merging(others) { _, other in other })
    }
}
