import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The pages of payments")
struct PaymentPageTests {
    private static let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)

    private static func list(_ answer: PaymentsAnswer, _ query: QueryItems = [:]) -> PaymentsPage {
        let (address, notes) = PaymentsAddress.nearest(query)
        return PaymentsPage(address: address, notes: notes, answer: answer, context: context)
    }

    @Test func eachRowSaysForWhatFromWhomAndHowItStands() {
        let failed = Fixtures.payment {
            $0.status = ShortText("failed")
            $0.failureReason = ShortText("insufficient_funds")
            $0.kind = .retry
        }
        let html = Self.list(Fixtures.payments([Fixtures.payment { $0.refundedCents = Cents(12_100) }, failed])).list.source
        #expect(html.contains("<a href=\"/payments/tr_7UhSN1\">Renewal</a>") && html.contains("Guardian &lt;annual&gt;"))
        #expect(html.contains("<bdi>Gemeente &lt;b&gt;</bdi></a>") && html.contains("<bdi>Direct debit</bdi>"))
        #expect(html.contains("<span class=\"chip good\">Paid</span>") && html.contains("<span class=\"chip bad\">Failed</span>"))
        #expect(html.contains("€\u{A0}1.210,00") && html.contains("€\u{A0}121,00 refunded") && html.contains("insufficient funds"))
        #expect(html.contains("1–2 of 7 payments"))
    }

    @Test func whatTheyComeToIsOfAllThatFitsAndSaysWhatIsMissing() {
        let whole = Self.list(Fixtures.payments([Fixtures.payment()])).html().source
        for text in ["€\u{A0}3.630,00", "€\u{A0}121,00", "€\u{A0}0,05"] { #expect(whole.contains(text), "\(text)") }
        #expect(!whole.contains("incomplete") && !whole.contains("class=\"banner"))
        let partial = Self.list(Fixtures.payments([], enabled: true, testMode: true, incomplete: true)).html().source
        #expect(
            partial.contains("incomplete") && partial.contains("could not be read whole") && partial.contains("test key: no money moves"))
        let off = Self.list(Fixtures.payments([], enabled: false)).html().source
        #expect(off.contains("set MOLLIE_API_KEY for BillingService") && !off.contains("test key"))
    }

    @Test func theAddressHoldsEveryFilterAndTheFileHasTheSame() {
        let account: AccountID = Fixtures.id(1)
        let query: QueryItems = [
            "status": "failed", "kind": "renewal", "account": account.description, "month": "2026-10", "search": "tr_",
            "unassigned": "true",
            "method_changes": "true", "cursor": "x",
        ]
        let page = Self.list(Fixtures.payments([], next: "y"), query)
        let html = page.html().source
        let filters =
            "status=failed&amp;kind=renewal&amp;account=\(account)&amp;month=2026-10&amp;search=tr_&amp;unassigned=true&amp;method_changes=true"
        #expect(html.contains("<a href=\"/api/v1/payments.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/payments?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("<a class=\"clear\" href=\"/payments?unassigned=true\">"), "the tab stays")
        #expect(html.contains("<input type=\"hidden\" name=\"unassigned\" value=\"true\">"))
        #expect(page.title == "“tr_” · Failed · Unassigned · Payments")
    }

    @Test func nothingIsSaidOfEachTab() {
        #expect(Self.list(Fixtures.payments([])).list.source.contains("There are no payments yet."))
        #expect(Self.list(Fixtures.payments([]), ["unassigned": "true"]).list.source.contains("Every payment has its account."))
        let filtered = Self.list(Fixtures.payments([]), ["status": "failed"]).list.source
        #expect(filtered.contains("No payment fits these filters.") && filtered.contains("Without Status: Failed"))
    }

    private static func page(_ payment: PaymentAnswer, _ candidates: PaymentCandidates? = nil) -> String {
        PaymentPage(payment: payment, context: context, candidates: candidates).html().source
    }

    @Test func onePaymentTellsWhatMollieSaysAndLeadsThere() {
        let html = Self.page(Fixtures.payment { $0.invoiceID = Fixtures.id(50) as InvoiceID })
        #expect(html.contains("<bdi>Renewal tr_7UhSN1</bdi>") && html.contains("data-copy=\"tr_7UhSN1\""))
        #expect(html.contains("href=\"https://my.mollie.com/dashboard/payments/tr_7UhSN1\" rel=\"external noreferrer\""))
        #expect(html.contains("<a href=\"/invoices/\(Fixtures.id(50) as InvoiceID)\"><bdi>2026-000123</bdi></a>"))
        #expect(!html.contains("Whose is it?") && !html.contains("class=\"alerts\""))
    }

    @Test func whatWaitsForSomebodySaysWhatToDo() {
        let twice = Fixtures.payment(.paidTwice) { $0.invoiceID = Fixtures.id(50) as InvoiceID }
        #expect(Self.page(twice).contains("Nothing of 2026-000123 was open any more"))
        let returned = Fixtures.payment(.refunded, .chargedBack) {
            $0.invoiceID = Fixtures.id(50) as InvoiceID
            $0.refundedCents = Cents(100)
            $0.chargedBackCents = Cents(200)
        }
        let html = Self.page(returned)
        #expect(html.contains("€\u{A0}1,00 went back") && html.contains("€\u{A0}2,00 was taken back"))
    }

    @Test func whoseItMayBeIsFoundAndOffered() throws {
        let payment = Fixtures.payment(.unassigned) { $0.accountID = nil }
        let invoice = try Fixtures.invoice(["open_cents": 121_000])
        let found = PaymentCandidates(payment: payment, text: "gem", invoices: [invoice])
        let html = Self.page(payment, found)
        #expect(html.contains("Nobody knows whose this payment is.") && html.contains("No known account"))
        #expect(html.contains("€\u{A0}1.210,00 open, as much as was paid"))
        let about = "data-payment=\"tr_7UhSN1\" data-account=\"\(invoice.accountID)\" data-invoice=\"\(invoice.invoiceID)\""
        #expect(html.contains(about) && html.contains("data-deed=\"assign-payment\""))
        let nobody = Self.page(payment, PaymentCandidates(payment: payment, text: "nobody"))
        #expect(nobody.contains("Nothing has these words."))
    }

    static let descriptions: [(String, String?)] = [
        ("Invoice 2026-000123 of June", "2026-000123"), ("2026-000123", "2026-000123"), ("12026-000123", nil), ("2026-00012", nil),
        ("", nil),
    ]

    @Test(arguments: descriptions)
    func aNumberInTheDescriptionIsLookedForFirst(description: String, number: String?) {
        #expect(PaymentCandidates.invoiceNumber(in: description) == number)
    }
}
