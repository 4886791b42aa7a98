import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("Dialogs about payments and links to pay by")
struct PaymentDialogTests {
    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSONEncoder(absentValues: .null).encode(value), as: UTF8.self)
    }

    /// - Parameter link: of the one invoice, of which `open` is open.
    private static func gateway(
        _ payment: PaymentAnswer = Fixtures.payment(.unassigned) { $0.accountID = nil }, open: Int64 = 121_000,
        link: PaymentLinkAnswer? = nil
    ) throws -> GatewayUnderTest {
        var invoice = try Fixtures.invoice(["open_cents": .integer(open)])
        invoice.paymentLink = link
        let invoices = try json(InvoicesAnswer(invoices: [invoice], totals: Fixtures.invoiceTotals, nextCursor: nil))
        let one = "{\"invoice\":\(try json(invoice)),\"version\":9}"
        let found = "{\"payment\":\(try json(payment))}"
        let search = try json(
            BillingSearchAnswer(invoices: [invoice], requests: [], totals: .init(invoices: 1, requests: 0)))
        let account = "{\"account\":\(try json(Fixtures.account("Stad <b>")))}"
        return try GatewayUnderTest([
            .rollup: { .owner($0.path.hasSuffix("/search") ? "{}" : account) },
            .billing: { request in
                if request.path.hasSuffix("/payments/tr_7UhSN1") { return .owner(found) }
                if request.path.hasSuffix("/search") { return .owner(search) }
                if request.path.contains("/api/v1/invoices/") { return .owner(one) }
                return request.path.hasSuffix("/invoices") ? .owner(invoices) : .owner("{}", status: 404)
            },
        ])
    }

    private static let account = Fixtures.account().accountID

    @Test func aPaymentIsAssignedToTheAccountAndTheInvoiceThatItFits() async throws {
        let gateway = try Self.gateway()
        let html = try await gateway.page("/dialogs/assign-payment?payment=tr_7UhSN1&account=\(Self.account)").text
        try await gateway.stop()
        #expect(html.contains("data-path=\"/api/v1/payments/tr_7UhSN1/assign\""))
        #expect(html.contains("<input type=\"hidden\" name=\"account_id\" value=\"\(Self.account)\""))
        #expect(html.contains("<option value=\"\(Fixtures.id(50) as InvoiceID)\" selected") && html.contains("No invoice"))
        #expect(html.contains("2026-000123, €\u{A0}1.210,00 open"))
    }

    @Test func anInvoiceOfAnotherAmountIsChosenOnlyWhereItWasMeant() async throws {
        let gateway = try Self.gateway(open: 99)
        let path = "/dialogs/assign-payment?payment=tr_7UhSN1&account=\(Self.account)"
        let plain = try await gateway.page(path).text
        let meant = try await gateway.page("\(path)&invoice=\(Fixtures.id(50) as InvoiceID)").text
        try await gateway.stop()
        let option = "<option value=\"\(Fixtures.id(50) as InvoiceID)\""
        #expect(plain.contains(option) && !plain.contains("\(option) selected"))
        #expect(meant.contains("\(option) selected"))
    }

    @Test func aPaymentWithAnAccountIsNotAssignedAgain() async throws {
        let gateway = try Self.gateway(Fixtures.payment())
        let html = try await gateway.page("/dialogs/assign-payment?payment=tr_7UhSN1&account=\(Self.account)").text
        try await gateway.stop()
        #expect(html.contains("The payment has its account already.") && !html.contains("name=\"reason\""))
    }

    @Test(arguments: ["", "payment=tr_1", "payment=tr_1&account=x", "payment=a/../b&account=", "payment=%2E%2E&account="])
    func whatNamesNoPaymentOrAccountIsRefused(query: String) async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page("/dialogs/assign-payment?\(query)").status == 422)
        #expect(gateway.askedRequests.isEmpty)
        try await gateway.stop()
    }

    @Test func thePageOfAPaymentLooksForTheInvoiceThatItNames() async throws {
        let gateway = try Self.gateway(
            Fixtures.payment {
                $0.accountID = nil
                $0.description = DisplayText("Factuur 2026-000123")
            })
        let html = try await gateway.page("/payments/tr_7UhSN1").text
        let asked = gateway.askedRequests.filter { $0.http.path.hasSuffix("/search") }
        try await gateway.stop()
        #expect(html.contains("as much as was paid") && html.contains("value=\"2026-000123\""))
        #expect(asked.count == 2 && asked.allSatisfy { $0.http.query["q"] == "2026-000123" })
    }

    @Test(arguments: ["a%2Fb", "%2E%2E", "tr_%3F"])
    func whatIsNoIDOfAPaymentIsNotFound(id: String) async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page("/payments/\(id)").status == 404)
        try await gateway.stop()
    }

    @Test func aLinkIsMadeAtTheAccountForTheInvoice() async throws {
        let gateway = try Self.gateway()
        let invoice: InvoiceID = Fixtures.id(50)
        let html = try await gateway.page("/dialogs/make-payment-link?invoice=\(invoice)").text
        try await gateway.stop()
        #expect(html.contains("data-path=\"/api/v1/accounts/\(Fixtures.id(1) as AccountID)/payment-links\""))
        #expect(html.contains("<input type=\"hidden\" name=\"invoice_id\" value=\"\(invoice)\""))
        #expect(html.contains("data-version=\"9\"") && html.contains("maxlength=\"255\""))
    }

    @Test func anOpenLinkIsTakenBackAtTheAccount() async throws {
        let gateway = try Self.gateway(link: Fixtures.paymentLink(.open))
        let query = "invoice=\(Fixtures.id(50) as InvoiceID)"
        let html = try await gateway.page("/dialogs/cancel-payment-link?\(query)").text
        let another = try await gateway.page("/dialogs/make-payment-link?\(query)").text
        try await gateway.stop()
        let path = "/api/v1/accounts/\(Fixtures.id(1) as AccountID)/payment-links/\(Fixtures.id(90) as PaymentLinkID)"
        #expect(html.contains("data-method=\"DELETE\" data-path=\"\(path)\""))
        #expect(another.contains("nothing left to do"), "one at a time")
    }

    @Test func theInvoiceShowsItsLinkAndWhatCanBeDoneWithIt() throws {
        func card(_ link: PaymentLinkAnswer?, _ changes: [String: JSONValue] = [:]) throws -> String {
            var invoice = try Fixtures.invoice(changes)
            invoice.paymentLink = link
            return InvoiceLink(invoice: invoice, context: RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)).html().source
        }
        let open = try card(Fixtures.paymentLink(.open))
        #expect(open.contains("href=\"https://paymentlink.mollie.com/payment/a&lt;b\" rel=\"external noreferrer\""))
        #expect(open.contains("data-copy=\"https://paymentlink.mollie.com/payment/a&lt;b\"") && open.contains("€\u{A0}7.405,20"))
        #expect(open.contains("data-deed=\"cancel-payment-link\"") && !open.contains("make-payment-link"))
        let refused = try card(Fixtures.paymentLink(.refused, refusal: "The amount is too high"))
        #expect(refused.contains("The amount is too high") && refused.contains("data-deed=\"make-payment-link\""))
        #expect(!(try card(nil, ["open_cents": 0])).contains("payment-link"))
    }

    @Test func whereTheCustomerLooksAtItIsShownAndCanBeTakenBack() throws {
        func card(_ url: String?) throws -> String {
            let invoice = try Fixtures.invoice(["download_url": url.map { .string($0) } ?? .null])
            return InvoiceLink(invoice: invoice, context: RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)).html().source
        }
        let token = DownloadToken.random().text
        let whole = try card("https://admin.example.org/documents/\(token)")
        #expect(whole.contains("data-copy=\"https://admin.example.org/documents/\(token)\"") && whole.contains("revoke-download-link"))
        #expect(try card("/documents/\(token)").contains("<a href=\"/documents/\(token)\">"))
        let none = try card(nil)
        #expect(none.contains("Nobody can look at it") && none.contains("replace-download-link") && !none.contains("revoke"))
    }
}
