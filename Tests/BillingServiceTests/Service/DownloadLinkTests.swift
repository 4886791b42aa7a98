import Contracts
import EventKit
import HTTP
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Links by which customers look at documents")
struct DownloadLinkTests {
    private func withService(_ body: (ServiceHarness) async throws -> Void) async throws {
        var configuration = BillingConfiguration.selling
        configuration.publicAddress = "https://admin.example.org"
        try await ServiceHarness.running(.billing(configuration), now: t0, given: Facts.buyer) { service in
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
            try await body(service)
        }
    }

    private func token(_ invoice: JSONValue?) throws -> String {
        let url = try #require(invoice?["download_url"]?.text)
        let parts = url.split(separator: "/documents/", omittingEmptySubsequences: false)
        try #require(parts.count == 2 && parts[0] == "https://admin.example.org")
        return try #require(DownloadToken(String(parts[1]))).text
    }

    @Test func everyDocumentHasOneOfItsOwnFromTheBeginning() async throws {
        try await withService { service in
            let id = try await service.issue()
            let credited = try await service.post("/invoices/\(id)/credit", ["reason": "Wrong department"])
            let ofInvoice = try token(credited.json["invoice"])
            let ofNote = try token(credited.json["credit_note"])
            #expect(ofInvoice != ofNote)
            let shared = try await service.get("/shared-invoices/\(ofInvoice)").json
            #expect(shared["number"] == "2026-000001" && shared["seller"] == "dembrane B.V." && shared["payment_url"] == .null)
            #expect(try await service.get("/shared-invoices/\(ofNote)").json["kind"] == "credit_note")
            let page = try await service.get("/shared-invoices/\(ofInvoice)/html")
            #expect(page.status == 200 && page.text.contains("2026-000001"))
            #expect(try await service.get("/shared-invoices/\(ofInvoice)/docx").status == 404)
        }
    }

    @Test func aNewLinkEndsTheOneBeforeAndCanBeTakenBack() async throws {
        try await withService { service in
            let id = try await service.issue()
            let first = try token(try await service.get("/invoices/\(id)").json["invoice"])
            let replaced = try await service.post("/invoices/\(id)/download-link", ["reason": "Sent to the wrong person"])
            let second = try token(replaced.json["invoice"])
            #expect(first != second)
            #expect(try await service.get("/shared-invoices/\(first)").status == 404)
            #expect(try await service.get("/shared-invoices/\(second)").status == 200)
            let path = "/invoices/\(id)/download-link"
            let revoked = try await service.send(.delete, path, body: ["reason": "Nobody needs it"])
            #expect(revoked.status == 200 && revoked.json["invoice"]?["download_url"] == .null, "\(revoked.text)")
            #expect(try await service.get("/shared-invoices/\(second)").status == 404)
            #expect(try await service.get("/shared-invoices/\(second)/pdf").status == 404)
            #expect(try await service.send(.delete, path, body: ["reason": "Once more"]).json["event_ids"] == [])
            #expect(try await service.send(.delete, path, body: [:]).status == 422, "a reason is needed")
            #expect(try service.eventNames().filter { $0 == "invoice-download-link-set" }.count == 3)
        }
    }

    @Test func aPreviewPromisesNoLink() async throws {
        try await withService { service in
            let draft = try await service.post(accountPath + "/invoices", ["po_reference": "PO-7", "preview": true])
            let shown = draft.json["preview"]?["invoice"]
            #expect(shown?["number"] == "2026-000001" && shown?["download_url"] == .null, "\(draft.text)")
        }
    }
}
