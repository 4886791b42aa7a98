import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import Testing
@testable import BillingService

@Suite("The checks of invoices find")
struct InvoiceCheckTests {
    private static func found(_ service: ServiceHarness) async throws -> [String] {
        let report = try await service.runtime.checks.run()
        #expect(report.checks.allSatisfy { $0.unfinished == nil })
        return report.checks.filter { !$0.differences.isEmpty }.map(\.name)
    }

    private static func tell(_ service: ServiceHarness) async throws {
        let first = try await service.issue()
        try await service.paid(first, ["amount_cents": 1_000])
        let second = try await service.issue()
        try await service.paid(second)
        _ = try await service.post("/invoices/\(second)/credit", ["reason": "Wrong"])
        try await service.runEffects()
    }

    @Test func nothingWhereAllIsWell() async throws {
        try await withInvoicing { service in
            try await Self.tell(service)
            #expect(try await Self.found(service) == [])
        }
    }

    @Test(
        arguments: [
            ("DELETE FROM issued_numbers WHERE series = 'invoices' AND sequence = 1", "invoice-numbers"),
            ("UPDATE invoices SET number = '2025-000001' WHERE number = '2026-000001'", "invoice-numbers"),
            ("UPDATE invoice_files SET content = zeroblob(3) WHERE rowid = (SELECT min(rowid) FROM invoice_files)", "invoice-files"),
            ("DELETE FROM invoice_files WHERE rowid = (SELECT rowid FROM invoice_files WHERE format = 'html' LIMIT 1)", "invoice-files"),
            ("UPDATE invoices SET paid_cents = paid_cents + 1 WHERE number = '2026-000001'", "invoice-figures"),
            ("UPDATE invoices SET open_cents = open_cents + 1 WHERE number = '2026-000001'", "invoice-figures"),
            ("UPDATE invoice_payments SET amount_cents = amount_cents + 1 WHERE amount_cents = 1000", "invoice-figures"),
        ] as [(String, String)])
    func whatWasSpoiledByHand(sql: String, foundBy: String) async throws {
        try await withInvoicing { service in
            try await Self.tell(service)
            #expect(try await service.runtime.database.writing { try $0.execute(sql) } == 1)
            #expect(try await Self.found(service).joined(separator: " ") == foundBy)
        }
    }
}
