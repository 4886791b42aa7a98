import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

/// Lists of invoices are read by indexes, and say the same as a look at every row would.
@Suite("Lists of many invoices")
struct InvoiceListTests {
    /// What a list may be asked for.
    private static func filters() throws -> [InvoiceFilter] {
        var filters = [
            InvoiceFilter(), InvoiceFilter(account: account), InvoiceFilter(searching: "vries"), InvoiceFilter(searching: "000002"),
            InvoiceFilter(searching: "de order"), InvoiceFilter(searching: "o 8"), InvoiceFilter(searching: "\"or"),
            InvoiceFilter(searching: "nobody"), InvoiceFilter(searching: "STRASSE vries"),
        ]
        for statuses: [InvoiceStatus] in [[.issued], [.paid, .partlyPaid], [.overdue, .issued, .credited]] {
            var filter = InvoiceFilter()
            filter.statuses = statuses
            filters.append(filter)
            filter.words = ["vries"]
            filters.append(filter)
        }
        for kind in InvoiceKind.allCases {
            var filter = InvoiceFilter()
            filter.kind = kind
            filters.append(filter)
            (filter.from, filter.to) = (t0.date, t0.date.adding(days: 1))
            filters.append(filter)
        }
        var ofSession = InvoiceFilter()
        ofSession.session = SessionStory.id
        filters.append(ofSession)
        return filters
    }

    /// Paid, paid in part, late, credited in part and as a whole, issued on three days, and found by different words.
    private func issue(_ service: ServiceHarness) async throws {
        let line: JSONValue = ["lines": [["description": "Work", "unit_cents": 1_000], ["description": "More", "unit_cents": 2_000]]]
        let paid = try await service.issue(["po_reference": "Order 88"])
        let part = try await service.issue(line)
        try await service.paid(paid)
        try await service.paid(part, ["amount_cents": 1_000])
        service.time.set(t0.adding(days: 1))
        let credited = try await service.issue(["po_reference": "Straße 8", "period_start": "2028-01-01"])
        let note = try await service.post("/invoices/\(credited)/credit", ["reason": "Wrong"])
        try #require(note.status == 200, "\(note.text)")
        try service.apply(try TrainingFacts.held())
        try await service.issue(["lines": [], "training_session_id": .string("\(SessionStory.id)")])
        service.time.set(t0.adding(days: 40))
        try await service.runTimers()
        try await service.issue(line)
    }

    @Test func whatIsFoundAndCountedIsWhatEveryRowSays() async throws {
        try await withInvoicing { service in
            try await issue(service)
            let filters = try Self.filters()
            try service.runtime.database.read { connection in
                let reader = InvoiceReader(connection: connection)
                let all = try reader.page(InvoiceFilter(), after: nil, limit: 100)
                #expect(all.count == 6 && Set(all.map(\.status.known)).count == 4, "\(all.map(\.status))")
                for filter in filters {
                    let expected = try all.filter { try filter.fits($0, connection) }
                    let page = try reader.page(filter, after: nil, limit: 100)
                    #expect(page.map(\.number) == expected.map(\.number), "\(filter)")
                    let totals = try reader.totals(filter)
                    let invoices = expected.filter { $0.kind == Word(.invoice) }
                    #expect(totals.invoices == invoices.count && totals.creditNotes == expected.count - invoices.count, "\(filter)")
                    #expect(totals.openCents == invoices.reduce(.zero) { $0 + $1.openCents }, "\(filter)")
                    for (status, sums) in totals.byStatus { #expect(sums.invoices == invoices.count { $0.status.text == status }) }
                }
            }
        }
    }

    @Test func noQuestionLooksAtEveryRow() async throws {
        try await withInvoicing { service in
            let position = InvoicePosition(issuedOn: t0.date, number: "2026-000003")
            try service.runtime.database.read { connection in
                for filter in try Self.filters() {
                    let page = InvoiceReader.pageQuestion(filter, after: position)
                    for (question, values) in [(page.sql, page.values + [.integer(50)]), InvoiceReader.totalsQuestion(filter)] {
                        let plan = try connection.query("EXPLAIN QUERY PLAN \(question)", values) { $0.text(3) }
                        let isByIndex = plan.allSatisfy { !$0.hasPrefix("SCAN") || Self.isBounded($0) }
                        #expect(isByIndex, "\(question): \(plan)")
                    }
                }
                for question in ["credits = ? ORDER BY issued_on, number", "invoice_id = ?"] {
                    let plan = try connection.query(
                        "EXPLAIN QUERY PLAN \(InvoiceReader.question("invoice_id, document", question))", [.blob([])]
                    ) { $0.text(3) }
                    #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(question): \(plan)")
                }
            }
        }
    }

    /// What is read in the order of the list ends with the page; the sums are a few per day, and the search is its own index.
    private static func isBounded(_ step: String) -> Bool {
        [
            "SCAN invoices USING COVERING INDEX invoices_by_day", "SCAN (subquery", "SCAN invoice_sums",
            "SCAN invoice_search VIRTUAL TABLE",
        ].contains { step.hasPrefix($0) }
    }

    @Test func aDatabaseOfBeforeHasAllThatItHad() throws {
        let folder = TestFolders.make()
        let migrations = EventSchema.migrations + InvoiceTable().migrations
        let older = migrations.prefix { $0.name != "invoice-documents" }
        let before = try Database(path: folder + "/old.sqlite", migrations: Array(older), durability: .normal)
        try before.write { connection in
            for (number, status, open) in [("2026-000001", "issued", 100), ("2026-000002", "issued", 20), ("2026-000003", "paid", 0)] {
                try connection.execute(
                    """
                    INSERT INTO invoices (invoice_id, account_id, organisation_id, kind, number, purpose, issued_on, buyer, searched,
                        total_cents, open_cents, status, document)
                    VALUES (?, zeroblob(16), zeroblob(16), 'invoice', ?, 'one_off', 20000, 'Acme', ?, 100, ?, ?, ?)
                    """,
                    [
                        InvoiceID.random().sqlValue, .text(number), .text("\(number) acme"), .integer(Int64(open)), .text(status),
                        .text("document of \(number)"),
                    ])
            }
        }
        before.close()
        let now = try Database(path: folder + "/old.sqlite", migrations: migrations, durability: .normal)
        defer { now.close() }
        let rows = try now.read { connection in
            let (condition, values) = InvoiceFilter(searching: "acme 000").condition
            let question = InvoiceReader.question("number, document", "\(condition) ORDER BY number")
            return try connection.query(question, values) { [$0.text(0), $0.text(1)] }
        }
        let numbers = ["2026-000001", "2026-000002", "2026-000003"]
        #expect(rows == numbers.map { [$0, "document of \($0)"] })
        let totals = try now.read { try InvoiceReader(connection: $0).totals(InvoiceFilter()) }
        #expect(totals.invoices == 3 && totals.openCents == Cents(120) && totals.byStatus["issued"]?.invoices == 2)
    }
}

extension InvoiceFilter {
    /// As a look at one invoice tells.
    fileprivate func fits(_ invoice: InvoiceAnswer, _ connection: Connection) throws -> Bool {
        let isInvoice = invoice.kind == Word(.invoice)
        guard statuses.isEmpty || isInvoice && statuses.contains(where: { invoice.status == Word($0) }),
            kind.map({ invoice.kind == Word($0) }) ?? true, account.map({ $0 == invoice.accountID }) ?? true,
            from.map({ $0 <= invoice.issuedOn }) ?? true, to.map({ invoice.issuedOn <= $0 }) ?? true
        else { return false }
        if let session, !invoice.lines.contains(where: { $0.trainingSessionID == session }) { return false }
        let texts = [invoice.number, invoice.buyer, invoice.poReference ?? "", invoice.buyerReference ?? ""]
        let searched = texts.joined(separator: " ").lowercased().replacing("ß", with: "ss")
        return words.allSatisfy { searched.contains($0) }
    }
}
