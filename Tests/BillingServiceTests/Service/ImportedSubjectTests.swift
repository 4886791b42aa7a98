import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Imported billing details, requests and payments")
struct ImportedSubjectTests {
    private let detailsPath = accountPath + "/billing-details"

    @Test func detailsHoldAsOfTheirDayAndWhatThePlatformSaidSinceDiffers() async throws {
        try await withService(given: try Facts.customer + [Facts.details(at: t0.adding(days: -5))]) { service in
            try service.take([try PastLine.details()])
            let answer = try await service.get(detailsPath).json
            #expect(answer["origin"] == "staff" && answer["billing_details"]?["country"] == "NL")
            #expect(answer["billing_details"]?["buyer_reference"] == "Team 7")
            #expect(answer["differences"]?.list.contains { $0["field"] == "city" && $0["platform"] == "Utrecht" } == true, "\(answer)")
            let set = try #require(try service.events().lazy.compactMap { try? $0.decode(BillingDetailsSet.self) }.first)
            #expect(set.cause == .imported && set.effectiveAt.description == "2026-01-01T00:00:00Z")
            // Newer ones follow by their dates, and older ones change nothing.
            let newer = try PastLine.details(["effective_at": "2026-03-01T00:00:00Z", "city": "Delft"])
            let older = try PastLine.details(["effective_at": "2025-03-01T00:00:00Z", "city": "Leiden"])
            let said = try service.take([older, newer])
            #expect(said.contains(": 1 new events"), "\(said)")
            #expect(try await service.get(detailsPath).json["billing_details"]?["city"] == "Delft")
        }
    }

    @Test(
        arguments: [
            (["vat_id": "NL123456789B90"], "vat_id"), (["country": "Atlantis"], "country"), (["city": .null], "city is needed"),
            (["email": "nobody"], "email"), (["buyer_reference": .string(String(repeating: "x", count: 101))], "buyer_reference"),
        ] as [([String: JSONValue], String)])
    func detailsAreHeldToTheRulesOfThePresent(changes: [String: JSONValue], reason: String) async throws {
        try await withService { service in
            let told = try service.faults([try PastLine.details(changes)])
            #expect(told.count == 1 && told[0].hasPrefix("line 1: \(reason)"), "\(told)")
        }
    }

    @Test func aPendingRequestStandsInTheQueueWithItsAge() async throws {
        try await withService(given: try Facts.customer + [Facts.user()]) { service in
            let before = try service.waitingEffects()
            try service.take([try PastLine.request()])
            #expect(try await service.queue("?status=pending") == ["\(Known.request)"])
            let row = try await service.request()
            #expect(row["created_at"] == "2026-11-20T09:00:00Z" && row["age_seconds"] == 259_200, "\(row)")
            // The platform tells of it too, and staff decide it as any other.
            try service.apply([try Facts.upgradeRequested()])
            let said2 = try service.take([try PastLine.request()])
            #expect(said2.contains(": 0 new events"), "\(said2)")
            #expect(try service.waitingEffects() == before)
            #expect(try await service.post("\(requestPath)/deny", ["note": "Not now"]).status == 200)
        }
    }

    @Test func aDecidedRequestGrantsNothingAndNobodyIsTold() async throws {
        try await withService(given: try Facts.customer + [Facts.user()]) { service in
            let before = try service.waitingEffects()
            let denied: JSONValue = ["status": "denied", "at": "2026-11-21T09:00:00Z", "note": "Ask again in spring"]
            let approved: JSONValue = [
                "status": "approved", "at": "2026-11-21T09:00:00Z", "tier": "guardian", "discount": ["kind": "scholarship", "percent": 20],
            ]
            let other = UpgradeRequestID.random()
            try service.take([
                try PastLine.request(["decision": denied]),
                try PastLine.request([
                    "request_id": .string("\(other)"), "request_kind": "new_workspace", "proposed_name": "Next panel", "decision": approved,
                ]),
            ])
            let row = try await service.request()
            #expect(row["status"] == "denied" && row["note"] == "Ask again in spring" && row["decided_at"] == "2026-11-21T09:00:00Z")
            let granted = try await service.request(other)
            #expect(
                granted["status"] == "approved" && granted["granted"]?["tier"] == "guardian" && granted["not_created"] == false,
                "\(granted)")
            #expect(try await service.billing()["tier"] == "free")
            #expect(try service.waitingEffects() == before)
            #expect(try !service.eventNames().contains("workspace-granted"))
            let again = try service.take([try PastLine.request(["decision": denied])])
            #expect(again.contains(": 0 new events"))
        }
    }

    @Test func whatIsPendingHereIsDecidedAsItWasAndSoIsWhatHasJoinedIt() async throws {
        let second = UpgradeRequestID.random()
        let asked = try #require(Instant("2026-11-20T09:00:00Z"))
        let facts = try Facts.customer + [Facts.upgradeRequested(at: asked), Facts.upgradeRequested(second, at: asked.adding(hours: 1))]
        try await withService(given: facts) { service in
            let denied: JSONValue = ["status": "denied", "at": "2026-11-21T09:00:00Z", "note": "Ask again in spring"]
            let said3 = try service.take([try PastLine.request(["decision": denied])])
            #expect(said3.contains(": 2 new events"), "\(said3)")
            #expect(try await service.queue("?status=pending") == [])
        }
    }

    @Test(
        arguments: [
            (["proposed_tier": "free"], "proposed_tier"), (["request_kind": "new_workspace"], "proposed_name is needed"),
            (["proposed_billing_period": .null], "proposed_billing_period"),
            (["decision": ["status": "pending", "at": "2026-11-21T09:00:00Z"]], "decision.status"),
            (["decision": ["status": "denied", "at": "2026-11-21T09:00:00Z"]], "decision.note is needed"),
            (["decision": ["status": "denied", "at": "2026-11-19T09:00:00Z", "note": "No"]], "decision.at lies before"),
            (["decision": ["status": "denied", "at": "2026-11-25T09:00:00Z", "note": "No"]], "decision.at lies in the future"),
            (["decision": ["status": "denied", "at": "2026-11-21T09:00:00Z", "noted": "No"]], "noted is no field of decision"),
        ] as [([String: JSONValue], String)])
    func requestsAreHeldToTheirRules(changes: [String: JSONValue], reason: String) async throws {
        try await withService { service in
            let told = try service.faults([try PastLine.request(changes)])
            #expect(told.count == 1 && told[0].hasPrefix("line 1: \(reason)"), "\(told)")
        }
    }

    /// Its invoice says that it is paid, by the payment's id or by the amount alone.
    @Test(arguments: [("mollie", "tr_7UhSN1zuXS"), ("card", "Order 7")])
    func aPaymentDoesNotMarkAgainWhatItsInvoiceHasMarked(source: String, reference: String) async throws {
        try await withInvoicing { service in
            let paid: JSONValue = [
                ["source": .string(source), "reference": .string(reference), "received_on": "2026-02-01", "amount_cents": 544_500]
            ]
            let lines = [
                try PastLine.payment(["invoice_number": .string(PastLine.number)]),
                try PastLine.invoice(PastLine.number, ["payments": paid]),
            ]
            try service.take(lines)
            let row = try await service.payment("tr_7UhSN1zuXS")
            #expect(row["status"] == "paid" && row["invoice_number"] == .string(PastLine.number) && row["tasks"] == [], "\(row)")
            let invoices = try await service.get("/invoices?search=\(PastLine.number)").json["invoices"]?.list ?? []
            #expect(invoices.first?["payments"]?.list.count == 1 && invoices.first?["overpaid_cents"] == 0)
            let said4 = try service.take(lines)
            #expect(said4.contains(": 0 new events"), "\(said4)")
        }
    }

    @Test func aPaymentPaysWhatIsOpenOnce() async throws {
        try await withInvoicing { service in
            let lines = [try PastLine.invoice(), try PastLine.payment(["invoice_number": .string(PastLine.number)])]
            try service.take(lines)
            let invoices = try await service.get("/invoices?search=\(PastLine.number)").json["invoices"]?.list ?? []
            #expect(invoices.first?["status"] == "paid" && invoices.first?["paid"]?["source"] == "mollie")
            let said5 = try service.take(lines)
            #expect(said5.contains(": 0 new events"), "\(said5)")
            let other = try PastLine.payment(["payment_id": "tr_other", "invoice_number": "99"])
            let told = try service.faults([other])
            #expect(told == ["line 1: invoice_number: the account has no invoice 99"])
        }
    }

    /// Mollie tells of a payment that was imported.
    @Test func whatMollieTellsTooIsNotMarkedAgain() async throws {
        try await withMollie { service, world in
            let made = try await world.control(.post, "/payments", ["status": "paid"])
            let id = try #require(made["id"]?.text, "\(made)")
            let imported = try PastLine.payment(["payment_id": .string(id), "invoice_number": .string(PastLine.number)])
            try service.take([try PastLine.invoice(), imported])
            for _ in 0..<2 {
                _ = try await service.webhook(id)
                try await service.runEffects()
            }
            let row = try await service.payment(id)
            #expect(row["tasks"] == [] && row["account_id"] == .string("\(account)"), "\(row)")
            let invoices = try await service.get("/invoices?search=\(PastLine.number)").json["invoices"]?.list ?? []
            #expect(invoices.first?["payments"]?.list.count == 1)
        }
    }

    /// Mollie has told of it before, and not whose it is.
    @Test func aPaymentOfNobodyGetsItsAccountAndItsMark() async throws {
        try await withMollie { service, world in
            let made = try await world.control(.post, "/payments", ["status": "paid"])
            let id = try #require(made["id"]?.text, "\(made)")
            _ = try await service.webhook(id)
            try await service.runEffects()
            #expect(try await service.payment(id)["tasks"] == ["unassigned"])
            let paid: JSONValue = [["source": "card", "reference": .string(id), "received_on": "2026-02-01", "amount_cents": 544_500]]
            let lines = [
                try PastLine.invoice(PastLine.number, ["payments": paid]),
                try PastLine.payment(["payment_id": .string(id), "invoice_number": .string(PastLine.number)]),
            ]
            try service.take(lines)
            let row = try await service.payment(id)
            #expect(row["tasks"] == [] && row["invoice_number"] == .string(PastLine.number), "\(row)")
            let said = try service.take(lines)
            #expect(said.contains(": 0 new events"), "\(said)")
        }
    }
}
