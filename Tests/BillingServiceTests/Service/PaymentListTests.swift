import Contracts
import EventKit
import HTTP
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The list of payments")
struct PaymentListTests {
    private static func subscription() throws -> CloudEvent {
        let payload = SubscriptionChanged(
            organisationID: Known.otherOrganisation, tier: .changemaker, billingPeriod: .annual, status: .active,
            mollieCustomerID: "cst_9", mollieSubscriptionID: "sub_9", platformAccountID: "acc-9")
        return try .fact(payload, at: t0.adding(days: -10))
    }

    @Test func aPaymentBelongsToWhomItsIDsName() async throws {
        try await withMollie { service, world in
            try service.apply([Facts.organisation(Known.otherOrganisation), Self.subscription()])
            let owner = JSONValue.string(AccountID(of: Known.otherOrganisation).description)
            let renewal: JSONValue = ["status": "paid", "sequenceType": "recurring", "customerId": "cst_9", "subscriptionId": "sub_9"]
            let seats: JSONValue = ["status": "failed", "sequenceType": "recurring", "customerId": "cst_9"]
            let retry: JSONValue = ["status": "paid", "metadata": ["platform_account_id": "acc-9", "kind": "retry"]]
            let change: JSONValue = [
                "status": "paid", "sequenceType": "first", "customerId": "cst_9", "amount": ["currency": "EUR", "value": "0.00"],
            ]
            let expected: [(JSONValue, String)] = [(renewal, "renewal"), (seats, "seats"), (retry, "retry"), (change, "method_change")]
            for (body, kind) in expected {
                let id = try #require(try await world.control(.post, "/payments", body)["id"]?.text)
                #expect(try await service.webhook(id).status == 200)
                try await service.runEffects()
                let row = try await service.payment(id)
                #expect(row["account_id"] == owner && row["kind"] == .string(kind) && row["label"] == "Acme", "\(row)")
            }
            let listed = try await service.get("/payments").json
            #expect(listed["payments"]?.list.count == 3)
            let totals = listed["totals"]
            #expect(totals?["paid_cents"] == 2_000 && totals?["failed"] == 1 && totals?["pending"] == 0)
            #expect(try await service.get("/payments?method_changes=true").json["payments"]?.list.count == 4)
            #expect(try await service.get("/payments?kind=seats&status=failed").json["payments"]?.list.count == 1)
            #expect(try await service.get("/payments?month=2020-01").json["payments"] == [])
            #expect(try await service.get("/payments?account=\(account)").json["payments"] == [])
            #expect(try await service.get("/payments?status=lost").status == 422)
            let csv = try await service.get("/payments.csv").text
            #expect(csv.split(separator: "\r\n").count == 4 && csv.hasPrefix("payment_id,account_id"))
            let joined = try await service.get("/accounts/\(AccountID(of: Known.otherOrganisation))").json
            #expect(joined["payments"]?.list.count == 3)
        }
    }

    @Test func pagesGoOnWhereTheLastOneEnded() async throws {
        try await withMollie { service, world in
            let made = try await world.control(.post, "/payments?count=5", ["status": "open"])
            for id in made["payments"]?.list.compactMap(\.text) ?? [] { _ = try await service.webhook(id) }
            try await service.runEffects()
            var seen: [JSONValue] = []
            var cursor = ""
            for _ in 0..<3 {
                let page = try await service.get("/payments?limit=2\(cursor)").json
                seen += page["payments"]?.list.compactMap { $0["payment_id"] } ?? []
                cursor = page["next_cursor"]?.text.map { "&cursor=\($0)" } ?? ""
            }
            #expect(Set(seen.compactMap(\.text)).count == 5 && seen.count == 5 && cursor == "")
        }
    }

    @Test func oneOfNoKnownAccountIsAssignedOnce() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let body: JSONValue = ["status": "paid", "amount": ["currency": "EUR", "value": "6534.00"]]
            let id = try #require(try await world.control(.post, "/payments", body)["id"]?.text)
            _ = try await service.webhook(id)
            try await service.runEffects()
            let unassigned = try await service.payment(id)
            #expect(unassigned["tasks"] == ["unassigned"] && unassigned["label"] == .null)
            var assignment: [String: JSONValue] = [
                "account_id": .string("\(account)"), "invoice_id": .string(invoice), "reason": "Says so",
            ]
            let assigned = try await service.post("/payments/\(id)/assign", .object(assignment))
            #expect(assigned.status == 200 && assigned.json["payment"]?["tasks"] == [], "\(assigned.text)")
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["status"] == "paid")
            #expect(try await service.post("/payments/\(id)/assign", .object(assignment)).json["event_ids"] == [])
            assignment["invoice_id"] = .string("\(InvoiceID.random())")
            #expect(try await service.post("/payments/\(id)/assign", .object(assignment)).status == 422)
            #expect(try await service.post("/payments/tr_none/assign", ["account_id": .string("\(account)"), "reason": "x"]).status == 404)
            #expect(try await service.get("/payments/tr_none").status == 404)
        }
    }

    @Test func theHourlyLookFindsWhatNoWebhookTold() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let payment = try await world.pay(try await service.payLink())
            try await service.look()
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["status"] == "paid")
            #expect(try await service.get("/payments").json["totals"]?["incomplete"] == false)
            try await world.control(.post, "/payments/\(payment)/charge-back")
            service.time.advance(seconds: 3_600)
            try await service.look()
            #expect(try await service.payment(payment)["tasks"] == ["charged_back"])
            try await world.control(.post, "/faults", ["status": 503, "count": 10])
            service.time.advance(seconds: 3_600)
            try await service.look()
            #expect(try await service.get("/payments").json["totals"]?["incomplete"] == true)
            try await world.control(.delete, "/faults")
            service.time.advance(seconds: 3_600)
            try await service.look()
            #expect(try await service.get("/payments").json["totals"]?["incomplete"] == false)
        }
    }

    /// Mollie tells of the first payment before the platform tells of the customer.
    @Test func oneOfACustomerWhoBecomesKnownIsAssignedByItself() async throws {
        try await withMollie { service, world in
            let body: JSONValue = ["status": "paid", "sequenceType": "first", "customerId": "cst_9"]
            let id = try #require(try await world.control(.post, "/payments", body)["id"]?.text)
            try await service.look()
            #expect(try await service.payment(id)["tasks"] == ["unassigned"])
            try service.apply([Facts.organisation(Known.otherOrganisation), Self.subscription()])
            service.time.advance(seconds: 3_600)
            try await service.look()
            let row = try await service.payment(id)
            #expect(row["account_id"] == .string(AccountID(of: Known.otherOrganisation).description) && row["tasks"] == [], "\(row)")
        }
    }

    /// They are no amount of ours, and nobody takes the list for all there is.
    @Test func paymentsInAnotherCurrencyAreCountedAndNothingElse() async throws {
        try await withMollie { service, world in
            let dollars: JSONValue = ["status": "paid", "amount": ["currency": "USD", "value": "12.00"]]
            let told = try #require(try await world.control(.post, "/payments", dollars)["id"]?.text)
            try await world.control(.post, "/payments", ["status": "paid"])
            for number in 0..<3 { try await world.control(.post, "/payments", number == 1 ? ["status": 7] : dollars) }
            #expect(try await service.webhook(told).status == 200)
            try await service.runEffects()
            let one: JSONValue = [["payments": 1, "reason": "other_currency"]]
            #expect(try await service.get("/payments").json["totals"]?["unread"] == one)
            try await service.look()
            let expected: JSONValue = [["payments": 3, "reason": "other_currency"], ["payments": 1, "reason": "unreadable"]]
            let totals = try await service.get("/payments").json["totals"]
            #expect(totals?["unread"] == expected && totals?["incomplete"] == true, "\(String(describing: totals))")
            #expect(totals?["payments"] == 1 && totals?["paid_cents"] == 1_000, "the one between them was read")
            #expect(try EffectOperations(changes: service.runtime.engine.changes).list().isEmpty, "nothing is tried without end")
            #expect(try await service.get("/payments/\(told)").status == 404)
            try await world.control(.patch, "/payments/\(told)", ["amount": ["currency": "EUR", "value": "12.00"]])
            #expect(try await service.webhook(told).status == 200)
            try await service.runEffects()
            let mended = try await service.get("/payments").json["totals"]?["unread"]?.list
            #expect(mended?.first?["payments"] == 2, "\(String(describing: mended))")
        }
    }

    @Test func aPaymentThatCannotBeReadIsTriedAFewTimesAndThenCounted() async throws {
        try await withMollie { service, world in
            let told = try #require(try await world.control(.post, "/payments", ["status": 7])["id"]?.text)
            #expect(try await service.webhook(told).status == 200)
            func effects() throws -> [ListedEffect] {
                try EffectOperations(changes: service.runtime.engine.changes).list().filter { $0.key == told }
            }
            for attempt in 1...5 {
                try await service.runEffects()
                #expect(try effects().count == (attempt < 5 ? 1 : 0), "attempt \(attempt)")
                service.time.advance(seconds: 120)
            }
            let unread: JSONValue = [["payments": 1, "reason": "unreadable"]]
            #expect(try await service.get("/payments").json["totals"]?["unread"] == unread)
            try await world.control(.patch, "/payments/\(told)", ["status": "paid"])
            #expect(try await service.webhook(told).status == 200)
            try await service.runEffects()
            #expect(try await service.get("/payments").json["totals"]?["unread"] == [])
        }
    }

    @Test func withoutAKeyTheListIsEmptyAndSaysWhy() async throws {
        try await withInvoicing { service in
            let listed = try await service.get("/payments").json
            #expect(listed["payments"] == [] && listed["mollie"] == ["enabled": false, "test_mode": false])
            #expect(listed["totals"]?["incomplete"] == false)
        }
    }
}

extension ServiceHarness {
    /// Lets the hourly look happen, if it is time.
    fileprivate func look() async throws {
        try await runTimers()
        try await runEffects()
    }
}
