import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite("Lists of invoices") struct InvoiceListTests {
    private static let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)

    private static func page(_ invoices: [InvoiceAnswer], _ query: QueryItems = [:], next: String? = nil) -> InvoicesPage {
        let (address, notes) = InvoicesAddress.nearest(query)
        return InvoicesPage(
            address: address, notes: notes,
            answer: InvoicesAnswer(invoices: invoices, totals: Fixtures.invoiceTotals, nextCursor: next), context: context)
    }

    @Test func eachRowSaysHowItStandsAndLeadsToTheInvoiceAndItsAccount() throws {
        let late = try Fixtures.invoice(["status": "overdue"])
        let html = Self.page([late, try Fixtures.invoice(Fixtures.creditNote)]).html().source
        #expect(html.contains("<a href=\"/invoices/\(late.invoiceID)\"><bdi>2026-000123</bdi></a>"))
        #expect(html.contains("<a href=\"/accounts/\(late.accountID)\"><bdi>Gemeente &lt;b&gt;</bdi></a>"))
        #expect(html.contains("<span class=\"chip bad\">Overdue</span>") && html.contains("<span class=\"chip quiet\">Credit note</span>"))
        #expect(html.contains("−€\u{A0}7.405,20") && html.contains("takes back 2026-000123"))
        #expect(html.contains("data-invoice=\"\(late.invoiceID)\" data-label=\"2026-000123\""))
        #expect(html.contains("data-actions=\"mark-invoice-paid credit-invoice send-invoice make-payment-link\""))
        #expect(html.contains("data-actions=\"send-invoice\""), "a credit note is only sent")
    }

    @Test func totalsAreOfAllThatFits() {
        let html = Self.page([]).totals.source
        #expect(html.contains("€\u{A0}7.415,20") && html.contains("€\u{A0}10,00 (2)"))
        #expect(html.contains("data-count=\"6\""))
    }

    @Test func theAddressHoldsEveryFilterAndFilesHaveTheSame() {
        let query =
            QueryItems(encoded: "status=paid&status=overdue&kind=invoice&from=2026-11-03&to=2026-11-30&search=a%26b&cursor=x") ?? [:]
        let page = Self.page([], query, next: "y")
        let filters = "status=overdue&amp;status=paid&amp;kind=invoice&amp;from=2026-11-03&amp;to=2026-11-30&amp;search=a%26b"
        let html = page.html().source
        #expect(html.contains("<a href=\"/api/v1/invoices.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/api/v1/invoices.manifest?\(filters)\""))
        #expect(html.contains("<a href=\"/invoices?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("<a href=\"/invoices?\(filters)\" rel=\"prev\">"), "from the first page on")
        #expect(html.contains("selected>Issued from: 03-11-2026</option>"), "a day that begins no month stands among those that do")
        #expect(html.contains("Without Status: Overdue or Paid"))
        #expect(page.title == "“a&b” · Overdue · Paid · Invoices")
    }

    @Test func whatCanNotBeUsedIsLeftOutAndSaid() {
        let html = Self.page([], ["status": "lost", "kind": "credit_note"]).html().source
        #expect(html.contains("The filter status could not be used"))
        #expect(html.contains("selected>Kind: Credit note</option>"))
    }

    @Test func whereThereAreNoneItSaysWhereTheyAreMade() {
        #expect(Self.page([]).list.source.contains("They are issued on the page of an account."))
        #expect(!Self.page([], ["kind": "invoice"]).list.source.contains("They are issued"))
    }

    @Test func whatIsOpenStandsByItsAge() {
        var buckets = AgeingAnswer.Buckets()
        buckets.add(Cents(10_000), daysLate: 0)
        buckets.add(Cents(2_000), daysLate: 31)
        let row = AgeingAnswer.Row(
            accountID: Fixtures.id(1), buyer: "Gemeente", invoices: 2, oldestDueOn: LocalDate(daysSince1970: 20_000), buckets: buckets)
        func html(_ rows: [AgeingAnswer.Row], from offset: Int = 0) -> String {
            AgeingPage(answer: AgeingAnswer(asOf: t0.date, totals: buckets, accounts: rows), offset: offset).html().source
        }
        let page = html([row])
        #expect(page.contains("<a href=\"/accounts/\(row.accountID)/invoices\">") && page.contains("€\u{A0}120,00"))
        #expect(page.contains("data-title=\"31–60 days\">€\u{A0}20,00</td>"))
        #expect(html([]).contains("Nothing is open."))
        let many = Array(repeating: row, count: 2 * AgeingPage.rowsMaximum + 1)
        let first = html(many)
        #expect(first.contains("1–100 of 201 accounts") && first.contains("href=\"/invoices/ageing?from=100\""))
        #expect(html(many, from: 100).contains("href=\"/invoices/ageing\" rel=\"prev\""))
        for beyond in [200, 201, Int.max] {
            let last = html(many, from: beyond)
            #expect(last.contains("201–201 of 201 accounts") && !last.contains("rel=\"next\""), "\(beyond)")
        }
        #expect(html(many, from: Int.min).contains("1–100 of 201 accounts"))
    }
}
