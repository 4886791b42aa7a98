import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Billing's part of the search")
struct BillingSearchTests {
    private func found(_ service: ServiceHarness, _ words: String, limit: Int? = nil) async throws -> (invoices: [String], requests: Int) {
        let answer = try await service.get("/search?q=\(words)\(limit.map { "&limit=\($0)" } ?? "")")
        try #require(answer.status == 200, "\(answer.text)")
        let invoices = answer.json["invoices"]?.list.compactMap { $0["number"]?.text } ?? []
        return (invoices, answer.json["requests"]?.list.count ?? 0)
    }

    @Test func invoicesAreFoundByNumberBuyerReferenceAndID() async throws {
        try await withInvoicing { service in
            let first = try await service.issue(["po_reference": "Straße 7"])
            _ = try await service.issue(["po_reference": "PO-9"])
            let both = ["2026-000002", "2026-000001"]
            let expected: [(words: String, numbers: [String])] = [
                ("000001", ["2026-000001"]), ("VRIES", both), ("strasse%20de", ["2026-000001"]), (first, ["2026-000001"]),
                ("vries%20xylofoon", []),
            ]
            for (words, numbers) in expected {
                let shown = try await found(service, words).invoices
                #expect(shown == numbers, "\(words)")
            }
            let newest = try await found(service, "vries", limit: 1).invoices
            #expect(newest == ["2026-000002"])
            let totals = try await service.get("/search?q=vries&limit=1").json["totals"]
            #expect(totals == ["invoices": 2, "requests": 0])
        }
    }

    @Test func requestsAreFoundByWhatTheySayWhoAsksAndID() async throws {
        let facts = try Facts.customer + [Facts.user(), Facts.upgradeRequested()]
        try await withService(given: facts) { service in
            for words in ["more%20hours", "lovelace", "acme", "\(Known.request)"] {
                let shown = try await found(service, words).requests
                #expect(shown == 1, "\(words)")
            }
            let ofOrganisation = try await found(service, "\(Known.organisation)").requests
            #expect(ofOrganisation == 0)
        }
    }

    @Test(arguments: ["", "%20", "%22"]) func somethingHasToBeLookedFor(words: String) async throws {
        try await withService { service in
            let answer = try await service.get("/search?q=\(words)")
            #expect(answer.status == 422 && answer.json["field"] == "q", "\(answer.text)")
        }
    }
}
