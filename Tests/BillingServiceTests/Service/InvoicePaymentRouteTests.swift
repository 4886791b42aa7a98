import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Payments of invoices over HTTP")
struct InvoicePaymentRouteTests {
    @Test func aPaidInvoiceMakesTheAccountPaying() async throws {
        try await withInvoicing { service in
            let id = try await service.issue()
            let invoice = try await service.paid(id, ["reference": "T-9"])
            #expect(invoice["status"] == "paid" && invoice["open_cents"] == 0)
            #expect(invoice["paid"]?["reference"] == "T-9" && invoice["paid"]?["amount_cents"] == 653_400)
            #expect(try await service.billing()["class"] == "paying")
            #expect(try await service.post("/invoices/\(id)/paid", ["source": "cash", "received_on": "2026-11-01"]).status == 409)
        }
    }

    @Test func aMistakeIsTakenBackByOneOrByTwo() async throws {
        var configuration = BillingConfiguration.selling
        configuration.twoPersonAbove = Cents(500_000)
        try await withInvoicing(configuration) { service in
            let id = try await service.issue()
            try await service.paid(id)
            let asked = try await service.post("/invoices/\(id)/unpaid", ["reason": "Another customer's"])
            #expect(asked.status == 202 && asked.json["pending_confirmation"]?["asked_by"] == "eva@dembrane.com", "\(asked.text)")
            #expect(try await service.post("/invoices/\(id)/unpaid", ["reason": "Again"]).status == 202)
            #expect(try await service.billing()["class"] == "paying")
            let done = try await service.post("/invoices/\(id)/unpaid", ["reason": "Right"], as: ServiceHarness.max)
            #expect(done.status == 200 && done.json["invoice"]?["status"] == "issued", "\(done.text)")
            #expect(done.json["invoice"]?["pending_confirmation"] == .null)
            #expect(try await service.billing()["class"] == "managed")

            try await service.paid(id, ["amount_cents": 100_000])
            #expect(try await service.post("/invoices/\(id)/unpaid", ["reason": "Small"]).status == 200)
        }
    }

    @Test func timersMarkInvoicesThatAreLate() async throws {
        try await withInvoicing { service in
            let id = try await service.issue()
            service.time.set(t0.date.adding(days: 31).start)
            try await service.runTimers()
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["status"] == "overdue")
            #expect(try service.eventNames().last == "invoice-overdue")
            try await service.paid(id)
            #expect(try await service.post("/invoices/\(id)/unpaid", ["reason": "Mistake"]).status == 200)
            try await service.runTimers()
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["status"] == "overdue")
            #expect(try service.eventNames().count { $0 == "invoice-overdue" } == 1)
        }
    }

    @Test func aCreditNoteHasItsOwnNumberAndDocument() async throws {
        try await withInvoicing { service in
            let id = try await service.issue()
            let preview = try await service.post("/invoices/\(id)/credit", ["preview": true]).json["preview"]
            #expect(preview?["credit_note"]?["number"] == "C2026-000001" && preview?["invoice"]?["status"] == "credited")
            let credited = try await service.post("/invoices/\(id)/credit", ["reason": "Wrong customer"])
            let note = credited.json["credit_note"]
            #expect(note?["kind"] == "credit_note" && note?["credits"]?["number"] == "2026-000001" && note?["open_cents"] == 0)
            #expect(credited.json["invoice"]?["credit_notes"]?[0]?["number"] == "C2026-000001", "\(credited.text)")
            let noteID = try #require(note?["invoice_id"]?.text)
            let document = try await service.get("/invoices/\(noteID).xml").text
            #expect(document.contains("<CreditNote ") && document.contains("2026-000001"))
            #expect(try await service.post("/invoices/\(id)/credit", ["reason": "Again"]).status == 409)
            #expect(try await service.post("/invoices/\(noteID)/credit", ["reason": "Again"]).status == 404)
        }
    }

    @Test func seatsCountOncePerPersonAndOnlyWhileSeated() async throws {
        try await withInvoicing { service in
            try service.apply([
                try Facts.seat(3, in: Known.otherWorkspace, state: .removed, at: t0), try Facts.seat(4, state: .pending, at: t0),
                try Facts.seat(5, .observer, at: t0), try Facts.seat(6, source: .staffSupport, at: t0),
            ])
            let id = try await service.issue()
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["lines"]?[0]?["quantity"] == 2)
            try service.apply([try Facts.seat(4, at: t0.adding(days: 1))])
            let outlook = try await service.get(accountPath + "/invoices").json["outlook"]
            #expect(outlook?["uninvoiced_seats"] == 1)
            let more = try await service.issue(["supplementary": true])
            #expect(try await service.get("/invoices/\(more)").json["invoice"]?["purpose"] == "supplementary")
        }
    }
}
