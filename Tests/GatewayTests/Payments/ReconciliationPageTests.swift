import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
@testable import Gateway

extension Fixtures {
    static func reconciliation(_ rows: [ReconciliationRow], next: String? = nil, enabled: Bool = true) -> ReconciliationAnswer {
        ReconciliationAnswer(
            month: t0.month, rows: rows,
            totals: .init(
                accounts: 9,
                ReconciledFigures(expected: Cents(900_000), notDue: Cents(100_000), came: Cents(300_000)),
                gaps: [.unpaidInvoice: 2], byKind: [:], unassigned: .init(payments: 4, arrivedCents: Cents(12_345)), incomplete: false),
            mollie: MollieStanding(enabled: enabled, testMode: false), nextCursor: next)
    }

    /// An account with an invoice that nobody paid, and a charge that failed.
    static func reconciled(_ gaps: [ReconciliationGap] = [.unpaidInvoice, .chargeFailed]) -> ReconciliationRow {
        func figures(_ expected: Int64) -> ReconciledFigures {
            ReconciledFigures(expected: Cents(expected), came: .zero)
        }
        let items = [
            ReconciliationRow.Item(
                kind: .invoice, dueOn: t0.date.adding(days: -4), figures(121_000), gaps: gaps.filter { $0 == .unpaidInvoice },
                invoiceID: id(50), invoiceNumber: "2026-000123"),
            ReconciliationRow.Item(
                kind: .renewal, dueOn: t0.date.adding(days: -2), figures(50_000), gaps: gaps.filter { $0 == .chargeFailed },
                paymentIDs: ["tr_9"]),
        ]
        return ReconciliationRow(accountID: id(1), label: "Gemeente <b>", figures(171_000), gaps: gaps, items: items)
    }
}

@Suite("The page of the reconciliation")
struct ReconciliationPageTests {
    private static func page(
        _ rows: [ReconciliationRow], _ query: QueryItems = [:], next: String? = nil, enabled: Bool = true
    ) -> ReconciliationPage {
        let (address, notes) = ReconciliationAddress.nearest(query)
        return ReconciliationPage(
            address: address, notes: notes, answer: Fixtures.reconciliation(rows, next: next, enabled: enabled), current: t0.month)
    }

    @Test func eachGapIsNamedAndLeadsToWhatItIsOf() {
        let html = Self.page([Fixtures.reconciled()]).list.source
        #expect(html.contains("<bdi>Gemeente &lt;b&gt;</bdi></a>") && html.contains("€\u{A0}1.710,00"))
        #expect(html.contains("<span class=\"chip bad\">Unpaid invoice</span> <span class=\"chip bad\">Charge failed</span>"))
        #expect(html.contains("<a href=\"/invoices/\(Fixtures.id(50) as InvoiceID)\"><bdi>2026-000123</bdi></a> due 19-11-2026"))
        #expect(html.contains("<a href=\"/payments/tr_9\">Renewal</a> due 21-11-2026: €\u{A0}500,00"))
        let even = Self.page([Fixtures.reconciled([])]).list.source
        #expect(!even.contains("chip") && !even.contains("tr_9"), "what agrees isn't told")
    }

    @Test func whatTheMonthComesToIsOfAllThatFits() {
        let html = Self.page([Fixtures.reconciled()]).html().source
        for text in ["€\u{A0}9.000,00", "€\u{A0}1.000,00", "€\u{A0}3.000,00", "€\u{A0}5.000,00", "€\u{A0}123,45 (4)", "1–1 of 9 accounts"] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(html.contains("<a href=\"/payments/reconciliation\" aria-current=\"true\">Reconciliation</a>"))
        #expect(Self.page([], enabled: false).html().source.contains("only invoices marked by hand arrive"))
    }

    @Test func theAddressHoldsMonthAndFiltersAndTheFileHasTheSame() {
        let query: QueryItems = [
            "month": "2026-10", "gap": "refunded", "with_gaps": "true", "account": "\(Fixtures.id(1) as AccountID)", "search": "gem",
            "cursor": "x",
        ]
        let html = Self.page([], query, next: "y").html().source
        let account: AccountID = Fixtures.id(1)
        let filters = "month=2026-10&amp;gap=refunded&amp;with_gaps=true&amp;account=\(account)&amp;search=gem"
        #expect(html.contains("<a href=\"/api/v1/reconciliation.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/payments/reconciliation?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("<a class=\"clear\" href=\"/payments/reconciliation?month=2026-10\">"), "the month stays")
    }

    @Test func nothingIsSaidOfAMonthAndOfFilters() {
        #expect(Self.page([]).list.source.contains("Nothing was due in November 2026, and nothing arrived."))
        #expect(Self.page([], ["gap": "refunded"]).list.source.contains("<a href=\"/payments/reconciliation\">All accounts</a>"))
    }

    @Test func aMonthThatIsNotKeptLeadsToTheCurrentOneAndSaysWhy() {
        for (month, why) in [(t0.month.adding(months: -25), "is not kept any more"), (t0.month.adding(months: 1), "has not begun")] {
            let query: QueryItems = ["month": month.description, "with_gaps": "true"]
            let (address, notes) = ReconciliationAddress.nearest(query, current: t0.month)
            #expect(address == ReconciliationAddress().with(\.hasGapsOnly, true))
            #expect(notes == ["\(Figures.month(month)) \(why); this is \(Figures.month(t0.month))."])
        }
        let kept: QueryItems = ["month": t0.month.adding(months: -24).description]
        #expect(ReconciliationAddress.nearest(kept, current: t0.month).notes.isEmpty)
        let malformed: QueryItems = ["month": "abc"]
        #expect(ReconciliationAddress.nearest(malformed, current: t0.month).notes.count == 1)
    }
}
