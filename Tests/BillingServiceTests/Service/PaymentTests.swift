import Contracts
import EventKit
import HTTP
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Payments of links")
struct PaymentTests {
    @Test func aPaidLinkMarksItsInvoiceOnce() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let link = try await service.payLink()
            let payment = try await world.pay(link)
            for _ in 0..<3 { try await service.hear(world) }
            let answer = try await service.get("/invoices/\(invoice)").json["invoice"]
            #expect(answer?["status"] == "paid" && answer?["payments"]?.list.count == 1, "\(String(describing: answer))")
            #expect(answer?["paid"]?["source"] == "mollie" && answer?["paid"]?["reference"] == .string(payment))
            #expect(answer?["payment_link"]?["state"] == "paid")
            let row = try await service.payment(payment)
            #expect(row["status"] == "paid" && row["kind"] == "invoice_link" && row["tasks"] == [], "\(row)")
            #expect(row["invoice_id"] == .string(invoice) && row["organisation_name"] == "Acme")
            let recorded = try service.eventNames().filter { $0 == "payment-recorded" }
            #expect(recorded.count == 1)
            let told = try service.events().compactMap { try $0.decode(PaymentRecorded.self) }
            #expect(told.map(\.netCents) == [Cents(540_000)] && told.map(\.amountCents) == [Cents(653_400)])
            #expect(try await service.billing()["class"] == "paying")
        }
    }

    /// A customer pays by transfer, and tries the link too.
    @Test func whatAPersonMarkedStandsAndASecondPaymentIsATask() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let link = try await service.payLink()
            try await service.paid(invoice)
            try await service.runEffects()
            #expect(try await world.links().first?["archived"] == true)
            let expired = try await world.pay(link, ["status": "expired"])
            try await service.hear(world)
            #expect(try await service.payment(expired)["tasks"] == [])
            let second = try await world.pay(link)
            try await service.hear(world)
            let answer = try await service.get("/invoices/\(invoice)").json["invoice"]
            #expect(answer?["status"] == "paid" && answer?["payments"]?.list.count == 1 && answer?["overpaid_cents"] == 0)
            #expect(answer?["paid"]?["source"] == "bank_transfer")
            #expect(try await service.payment(second)["tasks"] == ["paid_twice"])
        }
    }

    @Test func aPaymentOfACreditedInvoiceIsATask() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let link = try await service.payLink()
            #expect(try await service.post("/invoices/\(invoice)/credit", ["reason": "Wrong customer"]).status == 200)
            let payment = try await world.pay(link)
            try await service.hear(world)
            #expect(try await service.payment(payment)["tasks"] == ["paid_twice"])
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["status"] == "credited")
        }
    }

    /// Somebody withdraws the mark of a payment: it isn't marked again, whatever is told.
    @Test func aWithdrawnMarkStaysWithdrawn() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let payment = try await world.pay(try await service.payLink())
            try await service.hear(world)
            #expect(try await service.post("/invoices/\(invoice)/unpaid", ["reason": "Refunded by phone"]).status == 200)
            try await world.control(.post, "/payments/\(payment)/refund")
            try await service.hear(world)
            let answer = try await service.get("/invoices/\(invoice)").json["invoice"]
            #expect(answer?["status"] == "issued" && answer?["payments"] == [])
            #expect(try await service.payment(payment)["refunded_cents"] == 653_400)
        }
    }

    @Test(arguments: [("refund", "refunded"), ("charge-back", "charged_back")])
    func moneyThatGoesBackIsATaskAndReopensNothing(how: String, task: String) async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let payment = try await world.pay(try await service.payLink())
            try await service.hear(world)
            try await world.control(.post, "/payments/\(payment)/\(how)", ["amount": ["currency": "EUR", "value": "1.00"]])
            try await service.hear(world)
            let row = try await service.payment(payment)
            #expect(row["tasks"] == [.string(task)] && row["status"] == "paid", "\(row)")
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["status"] == "paid")
        }
    }

    /// The webhook comes before the answer that tells of the link.
    @Test func aPaymentThatOvertakesItsLinkIsRecordedOnceItIsKnown() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            try await world.control(.post, "/early-payments", ["count": 1])
            try await world.control(.post, "/faults", ["status": 502, "afterwards": true])
            _ = try await service.post(accountPath + "/payment-links", [:])
            try await service.runEffects()
            try await service.hear(world)
            #expect(try await service.get("/payments").json["payments"] == [])
            #expect(try await service.webhook("tr_unknown").status == 200)
            for _ in 0..<4 {
                service.time.advance(seconds: 30)
                try await service.runEffects()
            }
            let payments = try await service.get("/payments").json["payments"]?.list ?? []
            #expect(payments.count == 1 && payments.first?["tasks"] == [], "\(payments)")
            let answer = try await service.get("/invoices/\(invoice)").json["invoice"]
            #expect(answer?["status"] == "paid" && answer?["payments"]?.list.count == 1)
        }
    }

    /// Mollie is busy, and nobody tells again.
    @Test func itIsFetchedLaterWithoutAnotherWebhook() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let link = try await service.payLink()
            try await world.pay(link)
            try await world.control(.post, "/faults", ["status": 429, "count": 2])
            for _ in 0..<4 {
                try await service.hear(world)
                service.time.advance(seconds: 10)
            }
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["status"] == "paid")
        }
    }

    @Test func anUnknownWordOfMollieIsKept() async throws {
        try await withMollie { service, world in
            try await service.issue()
            let payment = try await world.pay(try await service.payLink(), ["status": "under_review"])
            try await service.hear(world)
            #expect(try await service.payment(payment)["status"] == "under_review")
        }
    }

    @Test func aThousandWebhooksAreDrainedAndThoseThatWaitAreFetchedOnce() async throws {
        try await withMollie { service, world in
            let count = 1_000
            let made = try await world.control(.post, "/payments?count=\(count)", ["status": "paid"])
            let ids = made["payments"]?.list.compactMap(\.text) ?? []
            #expect(ids.count == count)
            for id in ids + ids { #expect(try await service.webhook(id).status == 200) }
            let waiting = try EffectOperations(changes: service.runtime.engine.changes).list(limit: 2 * count)
            #expect(waiting.count == count)
            try await service.runEffects()
            #expect(try await service.get("/payments?unassigned=true&limit=1").json["totals"]?["payments"] == .integer(Int64(count)))
            #expect(try EffectOperations(changes: service.runtime.engine.changes).list().isEmpty)
        }
    }

    /// Whoever is told 503 tells again, as Mollie does for a day.
    @Test func aFullQueueIsToldAgainLaterAndLosesNothing() async throws {
        try await withMollie { service, world in
            let made = try await world.control(.post, "/payments?count=20", ["status": "paid"])
            let ids = made["payments"]?.list.compactMap(\.text) ?? []
            for id in ids.prefix(15) { #expect(try await service.webhook(id).status == 200) }
            let fill = """
                WITH RECURSIVE numbers (number) AS (SELECT 16 UNION ALL SELECT number + 1 FROM numbers WHERE number < 20000)
                INSERT INTO effects (id, kind, key, data, asked_at, actor, status, try_at, attempts)
                SELECT randomblob(16), 'mollie-fetch', 'tr_fill' || number, x'', 0, 'system', 'waiting', 0, 0 FROM numbers
                """
            try await service.runtime.database.writing { try $0.execute(fill) }
            for id in ids.suffix(5) {
                let refused = try await service.webhook(id)
                #expect(refused.status == 503 && refused.text.contains("tell again later"), "\(refused.text)")
            }
            try await service.runtime.database.writing { try $0.execute("DELETE FROM effects WHERE key LIKE 'tr_fill%'") }
            for id in ids.suffix(5) { #expect(try await service.webhook(id).status == 200) }
            try await service.runEffects()
            let listed = try await service.get("/payments?limit=100").json["payments"]?.list ?? []
            let recorded = listed.compactMap { $0["payment_id"]?.text }
            #expect(recorded.count == 20 && Set(recorded) == Set(ids))
        }
    }

    @Test func whatIsNoIDIsRefusedAndWithoutAKeyNothingWaits() async throws {
        try await withMollie { service, _ in
            for id in ["", "ord_1", "tr_", "tr_a/b", "tr_" + String(repeating: "a", count: 70)] {
                let refused = try await service.webhook(id)
                #expect(refused.status == 422, "\(id)")
            }
        }
        try await withInvoicing { service in
            let unused = try await service.webhook("tr_1").json["accepted"]
            let waiting = try EffectOperations(changes: service.runtime.engine.changes).list()
            #expect(unused == false && waiting.isEmpty)
        }
    }
}
