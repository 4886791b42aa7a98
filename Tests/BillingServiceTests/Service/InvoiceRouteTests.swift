import Contracts
import Cryptography
import HTTP
import InvoiceSamples
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Invoices over HTTP")
struct InvoiceRouteTests {
    private let path = accountPath + "/invoices"

    @Test func aDraftShowsEverythingAndChangesNothing() async throws {
        try await withInvoicing { service in
            let before = try service.eventNames()
            let draft = try await service.post(path, ["preview": true, "po_reference": "PO-7"]).json["preview"]
            #expect(draft?["invoice"]?["number"] == "2026-000001")
            #expect(draft?["invoice"]?["total_cents"] == 653_400)
            #expect(draft?["effects"]?.list.last?["description"]?.text?.hasPrefix("Total €\u{A0}6.534,00") == true)
            #expect(try service.eventNames() == before)
            #expect(try await service.get(path).json["invoices"] == [])

            let token = try #require(draft?["token"])
            let issued = try await service.post(path, ["po_reference": "PO-7", "preview_token": token])
            #expect(issued.json["invoice"]?["number"] == "2026-000001", "\(issued.text)")
            let again = try await service.post(path, ["po_reference": "PO-7", "preview_token": token])
            #expect(again.status == 409 && again.json["type"]?.text?.contains("preview-outdated") == true)
        }
    }

    @Test func anInvoiceIsListedReadAndHasItsDocument() async throws {
        try await withInvoicing { service in
            let id = try await service.issue()
            let one = try await service.get("/invoices/\(id)").json["invoice"]
            #expect(one?["status"] == "issued" && one?["open_cents"] == 653_400 && one?["paid"] == .null)
            #expect(one?["vat_category"] == "S" && one?["vat_percent"] == 21)
            #expect(one?["lines"]?[0]?["quantity"] == 3 && one?["lines"]?[0]?["unit_cents"] == 180_000)
            #expect(one?["formats"] == ["html", "xml"])
            let listed = try await service.get(path).json
            #expect(listed["invoices"]?[0] == one)
            #expect(listed["totals"]?["open_cents"] == 653_400 && listed["totals"]?["by_status"]?["issued"]?["invoices"] == 1)
            #expect(listed["outlook"]?["period_start"] == "2027-11-23" && listed["outlook"]?["uninvoiced_seats"] == 0)
            #expect(try await service.get("/invoices").json["invoices"]?[0] == one)

            let document = try await service.get("/invoices/\(id).xml")
            #expect(document.headers["Content-Type"] == "application/xml")
            #expect(document.text.contains("<cbc:PayableAmount currencyID=\"EUR\">6534.00</cbc:PayableAmount>"))
            #expect(try await service.get("/invoices/\(id).xml").body == document.body)
            let page = try await service.get("/invoices/\(id).html")
            #expect(page.headers["Content-Type"] == "text/html; charset=utf-8" && page.text.contains("6.534,00"))
            #expect(try await service.get("/invoices/\(id).pdf").status == 404)
            try await service.runEffects()
            let pdf = try await service.get("/invoices/\(id).pdf")
            #expect(pdf.headers["Content-Type"] == "application/pdf" && pdf.body.starts(with: Array("%PDF-".utf8)))
            #expect(pdf.headers["Content-Disposition"] == "attachment; filename=\"2026-000001.pdf\"")
            #expect(try await service.get("/invoices/\(id)").json["invoice"]?["formats"] == ["html", "pdf", "xml"])
        }
    }

    @Test func theNewestInvoicesStandInTheAnswerOfTheirAccount() async throws {
        try await withInvoicing { service in
            #expect(try await service.get(accountPath).json["invoices"] == [])
            for index in 1...21 {
                try await service.issue(["lines": [["description": "Training", "unit_cents": .integer(Int64(index) * 100)]]])
            }
            let answer = try await service.get(accountPath).json["invoices"]
            let newest = try await service.get(path + "?limit=20").json["invoices"]
            #expect(answer == newest && answer?[0]?["number"] == "2026-000021" && answer?[19]?["number"] == "2026-000002")
            #expect(answer?[20] == nil)
        }
    }

    @Test func whatIsUnknownIs404AndWhatIsNotManagedIsRefused() async throws {
        try await withInvoicing { service in
            #expect(try await service.get("/invoices/\(InvoiceID.random())").status == 404)
            #expect(try await service.get("/invoices/nothing").status == 404)
            let unknown = try await service.post("/invoices/\(InvoiceID.random())/paid", ["source": "cash", "received_on": "2026-11-01"])
            #expect(unknown.status == 404)
            #expect(try await service.post("/accounts/\(AccountID.random())/invoices", ["po_reference": "1"]).status == 404)
            try await service.command(.post, accountPath + "/self-serve", ["to_free": true])
            let refused = try await service.post(path, ["po_reference": "PO-7"])
            #expect(refused.status == 409 && refused.json["detail"]?.text?.contains("managed") == true)
        }
    }

    @Test(
        arguments: [
            (["seats": 0], "seats"), (["seats": 3, "amount_cents": 5], "amount_cents"), (["lines": []], "lines"),
            (["lines": [["unit_cents": 5]]], "lines[0].description"),
            (["lines": [["description": "A", "unit_cents": -1]]], "lines[0].unit_cents"),
            (["lines": [["description": "A\u{7}", "unit_cents": 1]]], "lines[0].description"),
            (["period_start": "2026-02-30"], "period_start"), (["period_start": "2027-01-01", "period_end": "2026-12-31"], "period_end"),
            (["period_end": "2099-01-01"], "period_end"), (["language": "fr"], "language"),
            (["billing_period": "weekly"], "billing_period"),
            (["amount_cents": 0], "amount_cents"), (["po_reference": ""], "po_reference"),
        ] as [(JSONValue, String)])
    func fieldsThatHoldWhatTheyMayNotAreNamed(body: JSONValue, field: String) async throws {
        try await withInvoicing { service in
            let answer = try await service.post(path, body)
            #expect(answer.status == 422 && answer.json["field"] == .string(field), "\(answer.text)")
        }
    }

    @Test func withoutSettingsOfTheSellerNothingIsIssued() async throws {
        try await withInvoicing(BillingConfiguration()) { service in
            let refused = try await service.post(path, ["po_reference": "PO-7"])
            #expect(refused.status == 409 && refused.json["detail"]?.text?.contains("SELLER_IBAN") == true, "\(refused.text)")
        }
    }

    @Test func anOverlapHasToBeConfirmed() async throws {
        try await withInvoicing { service in
            try await service.issue()
            let body: JSONValue = ["po_reference": "PO-7", "period_start": "2027-01-01"]
            let refused = try await service.post(path, body)
            #expect(refused.status == 409 && refused.json["confirm"] == ["overlap"], "\(refused.text)")
            #expect(try await service.post(path, body.knowing([.overlap])).status == 200)
        }
    }

    /// Numbers without gaps, whoever comes at the same time and whoever is refused in between.
    @Test func fiftyAtOnceGetFiftyNumbers() async throws {
        try await withInvoicing { service in
            let answers = try await withThrowingTaskGroup(of: HarnessAnswer.self) { group in
                for index in 0..<60 {
                    let body: JSONValue =
                        index % 6 == 0
                        ? ["lines": [["description": "Nothing", "unit_cents": 0]], "po_reference": "PO-7"]
                        : ["lines": [["description": "Work", "unit_cents": 1_000]], "po_reference": "PO-7"]
                    group.addTask { try await service.post(path, body) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == 409 } == 10)
            let numbers = answers.compactMap { $0.json["invoice"]?["number"]?.text }.sorted()
            let expected = try (1...50).map { try NumberSeries.invoices.number(Int64($0), in: 2026).text }
            #expect(numbers == expected)
        }
    }

    @Test func pagesFollowOneAnother() async throws {
        try await withInvoicing { service in
            for _ in 0..<5 { try await service.issue(["lines": [["description": "Work", "unit_cents": 1_000]]]) }
            var numbers: [String] = []
            var query = "?limit=2"
            for _ in 0..<3 {
                let page = try await service.get("/invoices" + query).json
                numbers += page["invoices"]?.list.compactMap { $0["number"]?.text } ?? []
                #expect(page["totals"]?["invoices"] == 5)
                query = "?limit=2&cursor=\(page["next_cursor"]?.text ?? "")"
            }
            let expected = ["2026-000005", "2026-000004", "2026-000003", "2026-000002", "2026-000001"]
            #expect(numbers == expected)
            #expect(try await service.get("/invoices?limit=2&cursor=abc").status == 422)
            let cursor = try #require(try await service.get("/invoices?limit=2").json["next_cursor"]?.text)
            #expect(try await service.get("/invoices?limit=2&status=paid&cursor=\(cursor)").status == 400)
        }
    }

    @Test func listsAreFilteredAndSearched() async throws {
        try await withInvoicing { service in
            let first = try await service.issue()
            try await service.issue(["po_reference": "Order 88"])
            try await service.paid(first)
            func found(_ query: String) async throws -> [String] {
                try await service.get("/invoices?" + query).json["invoices"]?.list.compactMap { $0["number"]?.text } ?? []
            }
            #expect(try await found("status=paid") == ["2026-000001"])
            #expect(try await found("status=paid&status=issued") == ["2026-000002", "2026-000001"])
            #expect(try await found("search=order+88") == ["2026-000002"])
            #expect(try await found("search=de+vries") == ["2026-000002", "2026-000001"])
            #expect(try await found("search=000001") == ["2026-000001"])
            #expect(try await found("kind=credit_note") == [])
            #expect(try await found("from=2026-11-24") == [])
            #expect(try await found("account=\(AccountID.random())") == [])
            #expect(try await service.get("/invoices?status=lost").status == 422)
            let long = String(repeating: "0", count: Operation.Parameter.searchLengthMaximum + 1)
            for path in ["/invoices", "/invoices.csv", "/invoices.manifest"] {
                #expect(try await service.get("\(path)?search=\(long)").status == 422, "\(path)")
            }
        }
    }

    @Test func theExportAndItsManifestAgree() async throws {
        try await withInvoicing { service in
            let first = try await service.issue()
            try await service.issue(["lines": [["description": "Work", "unit_cents": 1_000]]])
            try await service.post("/invoices/\(first)/credit", ["reason": "Wrong"]).expectOK()
            let file = try await service.get("/invoices.csv?from=2026-01-01&to=2026-12-31")
            let manifest = try await service.get("/invoices.manifest?from=2026-01-01&to=2026-12-31").json
            let lines = file.text.split(separator: "\r\n")
            #expect(lines.count == 4)
            #expect(lines.contains { $0.hasPrefix("credit_note,C2026-000001,") && $0.contains(",-540000,-113400,-653400,") })
            #expect(manifest["rows"] == 3 && manifest["net_cents"] == 1_000 && manifest["total_cents"] == 1_210)
            #expect(manifest["rates"]?[0]?["vat_cents"] == 210)
            #expect(manifest["sha256"] == .string(Digest.hexadecimal(Digest.sha256(file.body))))
            #expect(manifest["filters"] == ["from": "2026-01-01", "to": "2026-12-31"])
        }
    }

    @Test func theAgeingSumsWhatIsOpen() async throws {
        try await withInvoicing { service in
            let first = try await service.issue(["amount_cents": 10_000])
            try await service.paid(first, ["amount_cents": 2_100])
            service.time.set(t0.adding(days: 40))
            try await service.issue(["amount_cents": 20_000])
            let ageing = try await service.get("/invoices/ageing").json
            #expect(ageing["totals"]?["days_1_30_cents"] == 10_000 && ageing["totals"]?["current_cents"] == 24_200)
            #expect(ageing["accounts"]?[0]?["invoices"] == 2 && ageing["accounts"]?[0]?["oldest_due_on"] == "2026-12-23")
        }
    }
}

extension HarnessAnswer {
    fileprivate func expectOK() throws { try #require(status == 200, "\(text)") }
}
