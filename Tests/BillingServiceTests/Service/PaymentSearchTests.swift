import Contracts
import Database
import EventKit
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

/// Payments are found by an index, and only by what stands with them now.
@Suite("The search of payments")
struct PaymentSearchTests {
    private static func payment(_ id: ShortText, _ description: String, minute: Int) -> PaymentRecorded {
        PaymentRecorded(
            paymentID: id, status: "paid", amountCents: Cents(1_000), sequenceType: "oneoff", description: DisplayText(description),
            createdAt: t0.adding(seconds: 60 * minute), testMode: false)
    }

    private static func record(_ payment: PaymentRecorded, _ service: ServiceHarness) throws {
        try service.runtime.engine.changes.run { try $0.execute(RecordPayment(payment: payment), on: payment.paymentID.text) }
    }

    private static func found(_ words: String, _ service: ServiceHarness) async throws -> [String] {
        let answer = try await service.get("/payments?search=\(words)").json
        let ids = answer["payments"]?.list.compactMap { $0["payment_id"]?.text } ?? []
        #expect(answer["totals"]?["payments"] == .integer(Int64(ids.count)), "\(words)")
        return ids
    }

    @Test func everyWordStandsInTheIDTheDescriptionOrTheMethod() async throws {
        try await withInvoicing { service in
            var first = Self.payment("tr_First1", "Invoice 2026-000007 \"of\" Acme", minute: 1)
            try Self.record(first, service)
            try Self.record(Self.payment("tr_Other2", "Seats of Überlingen", minute: 2), service)
            let both = ["tr_Other2", "tr_First1"]
            let expected: [(words: String, ids: [String])] = [
                ("tr_", both), ("FIRST", ["tr_First1"]), ("000007", ["tr_First1"]), ("s", both), ("me%20in", ["tr_First1"]),
                ("%22of%22", ["tr_First1"]), ("%C3%BCberl", ["tr_Other2"]), ("seats%20acme", []), ("ideal", []),
            ]
            for (words, ids) in expected {
                let shown = try await Self.found(words, service)
                #expect(shown == ids, "\(words)")
            }
            first.method = "ideal"
            first.description = DisplayText("Invoice 2026-000008")
            try Self.record(first, service)
            for (words, ids) in [("ideal", ["tr_First1"]), ("000008", ["tr_First1"]), ("000007", []), ("acme", [])] {
                let shown = try await Self.found(words, service)
                #expect(shown == ids, "\(words) after a change")
            }
        }
    }

    @Test func nothingIsReadOfPaymentsThatAreNotFound() async throws {
        try await withInvoicing { service in
            var filter = PaymentFilter(account: account)
            filter.account = nil
            filter.words = ["acme", "of"]
            let (question, values) = PaymentReader.pageQuestion(filter, after: nil)
            let plan = try service.runtime.database.read { connection in
                try connection.query("EXPLAIN QUERY PLAN \(question)", values + [.integer(50)]) { $0.text(3) }
            }
            let isByIndex = plan.allSatisfy { !$0.hasPrefix("SCAN payments") }
            #expect(isByIndex && plan.contains { $0.hasPrefix("SCAN payment_search VIRTUAL TABLE") }, "\(plan)")
        }
    }
}
