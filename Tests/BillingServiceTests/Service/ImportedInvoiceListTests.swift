import Contracts
import Database
import EventKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

extension ServiceHarness {
    /// Imports lines as the command does, and with the consequences of events on top, so that a test sees that there are none.
    @discardableResult
    func take(_ lines: [String]) throws -> String {
        try runtime.engine.changes.run {
            try HistoryImport.importer(BillingConfiguration.selling.seller).run(lines.map { Array($0.utf8) }, $0)
        }
    }

    /// The faults for which a file is refused; empty where it is taken.
    func faults(_ lines: [String]) throws -> [String] {
        do {
            try take(lines)
            return []
        } catch let faults as ImportFaults {
            return faults.faults
        }
    }

    /// How many effects wait, of any kind.
    func waitingEffects() throws -> Int64 {
        try runtime.database.read { try $0.first("SELECT count(*) FROM effects") { $0.int(0) } ?? 0 }
    }
}

@Suite("Imported invoices")
struct ImportedInvoiceListTests {
    private static func invoice(_ number: String, _ service: ServiceHarness) async throws -> JSONValue {
        let found = try await service.get("/invoices?search=\(number)").json["invoices"]?.list ?? []
        return try #require(found.first)
    }

    @Test func standAmongOursWithoutADocumentAndNobodyIsTold() async throws {
        try await withInvoicing { service in
            let before = try service.waitingEffects()
            let said = try service.take([try PastLine.creditNote(), try PastLine.invoice("17"), try PastLine.invoice()])
            #expect(said.hasSuffix("; numbers that the past left out: 2026-000001 to 2026-000040, C2026-000001 to C2026-000002"), "\(said)")
            let row = try await Self.invoice(PastLine.number, service)
            #expect(row["status"] == "credited" && row["formats"] == [] && row["issued_in"] == "Moneybird")
            #expect(row["vat_rule"] == "As it was issued in Moneybird." && row["credit_notes"]?.list.count == 1)
            let late = try await Self.invoice("17", service)
            #expect(late["status"] == "overdue" && late["open_cents"] == 544_500)
            #expect(try await service.get("/invoices/ageing").json["totals"]?["open_cents"] == 544_500)
            let id = try #require(late["invoice_id"]?.text)
            let file = try await service.get("/invoices/\(id).pdf")
            #expect(file.status == 404 && file.text.contains("was issued in Moneybird"), "\(file.text)")
            #expect(try await service.post("/invoices/\(id)/send", ["to": "a@b.example"]).status == 409)
            #expect(try await service.post("/invoices/\(id)/credit", ["reason": "Wrong"]).status == 409)
            #expect(try service.waitingEffects() == before)
            // Staff go on with it as with any other.
            #expect(try await service.paid(id)["status"] == "paid")
            #expect(try await service.billing()["class"] == "paying")
        }
    }

    @Test func ourNumbersFollowTheirsAndTheGapsOfThePastAreNoFaults() async throws {
        try await withInvoicing { service in
            try service.take([try PastLine.invoice("2026-000039"), try PastLine.invoice(), try PastLine.invoice("2026-000050-B")])
            let issued = try await service.issue(["period_start": "2027-01-01"])
            #expect(try await service.get("/invoices/\(issued)").json["invoice"]?["number"] == "2026-000042")
            try await service.runEffects()
            let report = try await service.runtime.checks.run()
            #expect(report.isWell, "\(report)")
            let notes = try #require(report.checks.first { $0.name == "invoice-numbers" }?.notes)
            #expect(notes.count == 1 && notes[0].contains("2026-000001 to 2026-000038, 2026-000040"), "\(notes)")
            // A number of ours that is missing is one, whatever the past left out.
            try await service.issue(["period_start": "2028-01-01"])
            try await service.runEffects()
            _ = try await service.runtime.database.writing { try $0.execute("DELETE FROM issued_numbers WHERE sequence = 42") }
            let spoiled = try await service.runtime.checks.run()
            #expect(spoiled.checks.filter { !$0.differences.isEmpty }.map(\.name) == ["invoice-numbers"])
        }
    }

    @Test func areRemindedOfByNobody() async throws {
        try await withInvoicing { service in
            try service.take([try PastLine.invoice(), try PastLine.invoice("17", ["due_on": "2026-12-01"])])
            for _ in 0..<5 {
                service.time.advance(seconds: 20 * 86_400)
                try await service.runTimers()
            }
            let names = try service.eventNames()
            #expect(!names.contains("invoice-send-asked"), "\(names)")
            let overdue = try service.events().compactMap { try $0.decode(InvoiceOverdue.self) }
            #expect(overdue.map(\.number) == [PastLine.number, "17"])
            #expect(overdue.map(\.cause) == [.imported, nil], "what becomes late from now on is news")
        }
    }

    @Test func twiceIsOnceAndWhatIsNewComesIn() async throws {
        try await withInvoicing { service in
            let lines = [try PastLine.invoice(), try PastLine.creditNote(), try PastLine.details(), try PastLine.request()]
            try service.take(lines)
            let count = try service.events().count
            let said = try service.take(lines)
            #expect(said.contains(": 0 new events"), "\(said)")
            #expect(try service.events().count == count)
            let said2 = try service.take(lines + [try PastLine.invoice("18", ["payments": PastLine.paid])])
            #expect(said2.contains(": 2 new events"), "\(said2)")
        }
    }

    @Test func aNumberStandsOnOneDocument() async throws {
        try await withInvoicing { service in
            let ours = try await service.issue(["period_start": "2027-01-01"])
            #expect(try await service.get("/invoices/\(ours)").json["invoice"]?["number"] == "2026-000001")
            try service.take([try PastLine.invoice()])
            let other = try PastLine.invoice(PastLine.number, ["period_start": "2026-02-01"])
            let faults = try service.faults([
                try PastLine.invoice("2026-000001"), other, try PastLine.invoice("30"), try PastLine.creditNote("30"),
            ])
            #expect(faults.count == 3, "\(faults)")
            #expect(
                faults[0]
                    == "line 1: number 2026-000001 was issued here already; what has that number in the past can't be told apart from it")
            #expect(faults[1].hasPrefix("line 2: number 2026-000041 was imported already with other contents"))
            #expect(faults[2] == "line 4: number 30 stands on line 3 too, with other contents")
            let later = try service.faults([try PastLine.invoice(PastLine.number, ["description": "Something else"])])
            #expect(later == ["line 1: number: 2026-000041 was imported already with other contents, and an invoice is never edited"])
        }
    }

    @Test func withoutASellerTheSettingsAreNamed() async throws {
        try await withService { service in
            let line = Array(try PastLine.invoice().utf8)
            do {
                _ = try service.runtime.engine.changes.run { try HistoryImport.importer(.nothing).run([line], $0) }
                Issue.record("it was taken in")
            } catch let faults as ImportFaults {
                #expect(faults.faults.first?.contains("SELLER_NAME") == true, "\(faults)")
            }
        }
    }

    static let faults: [([String: JSONValue], String)] = [
        (["issued_in": "  "], "issued_in has to have 1 to 100 characters"),
        (["issued_in": .null], "issued_in"),
        (["number": .string(String(repeating: "9", count: 31))], "number has to have 1 to 30 characters"),
        (["issued_on": "2026-11-24"], "issued_on lies in the future"),
        (["due_on": "2026-01-09"], "due_on lies before issued_on"),
        (["period_start": .null], "period_start is needed"),
        (["period_end": "2025-12-31"], "period_end lies before period_start"),
        (["total_cents": 544_501], "total_cents is not net_cents and vat_cents"),
        (["vat_cents": 94_502, "total_cents": 544_502], "vat_cents is not 21 % of net_cents, which is 94500"),
        (["vat_category": "E"], "vat_category has to be one of S, AE, O"),
        (["vat_percent": 0], "vat_percent has to be more than 0 for S"),
        (["vat_category": "AE"], "vat_percent has to be 0 for AE"),
        (["buyer": ["legal_name": "Acme", "country": "NL", "vat_id": "NL123456789B90"]], "buyer.vat_id"),
        (["buyer": ["legal_name": "Acme", "country": "Atlantis"]], "buyer.country"),
        (["buyer": ["legal_name": "Acme", "country": "NL", "vat": "x"]], "vat is no field of buyer"),
        (["lines": [["description": "A", "unit_cents": 1]]], "net_cents is not the sum of the lines, 1"),
        (["lines": [["description": "A", "unit_price": 1]]], "unit_price is no field of lines"),
        (["lines": []], "lines has to have 1 to 500 lines"),
        (["payments": [["source": "b", "received_on": "2026-11-24", "amount_cents": 1]]], "payments: received_on lies in the future"),
        (["payments": [["source": "b", "received_on": "2026-01-24", "amount_cents": 0]]], "payments: amount_cents has to be more than"),
        (
            [
                "payments": [
                    ["source": "b", "received_on": "2026-02-01", "amount_cents": 544_500],
                    ["source": "b", "received_on": "2026-02-02", "amount_cents": 1],
                ]
            ], "payments: it is paid already before the payment of 2026-02-02"
        ),
        (["effective_at": "2026-01-01T00:00:00Z"], "effective_at is no field of the kind invoice"),
    ]

    @Test(arguments: faults)
    func aFaultIsToldWithItsLine(changes: [String: JSONValue], reason: String) async throws {
        try await withService { service in
            let told = try service.faults([try PastLine.details(), try PastLine.invoice(PastLine.number, changes)])
            #expect(told.count == 1 && told[0].hasPrefix("line 2: ") && told[0].contains(reason), "\(told)")
            #expect(try service.events().isEmpty)
        }
    }
}
