import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// Dialogs about invoices, pages with the number of overdue ones, and the frame of a document, through a Gateway whose billing answers what the
/// test says.
@Suite struct InvoiceDialogTests {
    private static let terms: JSONValue = [
        "billing": [
            "tier": "changemaker", "billing_period": "annual", "payment_mode": "offline", "managed": true, "version": 7,
        ],
        "refused_notices": [
            [
                "user_id": "10000000-0000-4000-8000-000000000061", "name": "Olga <b>", "address": "olga@acme.example",
                "answer": "550 <5.1.1>",
                "at": "2026-11-20T09:00:00Z",
            ]
        ],
    ]

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    /// - Parameter needsAddress: the invoice, to be mailed.
    private static func gateway(_ changes: [String: JSONValue] = [:], needsAddress: Bool = false) throws -> GatewayUnderTest {
        let invoice = JSONValue.object(Fixtures.invoiceFields(changes))
        let one = json(JSONValue.object(["invoice": invoice, "version": 9, "needs_address": .bool(needsAddress)]))
        let invoices = json(
            InvoicesAnswer(
                invoices: [try Fixtures.invoice(changes)], totals: Fixtures.invoiceTotals, outlook: Fixtures.outlook, nextCursor: nil))
        var account = Fixtures.account()
        account.managed = true
        let rollup: [(suffix: String, body: String)] = [
            ("/months", json(Fixtures.months)), ("/rollup", json(Fixtures.rollup([account]))),
            ("/at-risk", json(AtRiskAnswer(asOf: t0, rows: []))), ("", json(["account": account])),
        ]
        let tasks = json(Fixtures.billingTasks { $0.overdueInvoices.count = 5 })
        return try GatewayUnderTest([
            .rollup: { request in rollup.first { request.path.hasSuffix($0.suffix) }.map { .owner($0.body) } ?? .owner("{}", status: 404) },
            .billing: { request in
                if request.path.hasSuffix(".html") { return HTTPResponse(contentType: "text/html; charset=utf-8", Array("<p>".utf8)) }
                if request.path.hasSuffix("/tasks") { return .owner(tasks) }
                if request.path.hasSuffix("/invoices") { return .owner(invoices) }
                return .owner(request.path.contains("/invoices/") ? one : json(terms))
            },
        ])
    }

    private func answer(_ path: String, _ changes: [String: JSONValue] = [:]) async throws -> String {
        let gateway = try Self.gateway(changes)
        let answer = try await gateway.page(path)
        try await gateway.stop()
        #expect(answer.status == 200, "\(answer.text)")
        return answer.text
    }

    private func dialog(_ action: StaffAction, _ changes: [String: JSONValue] = [:]) async throws -> String {
        let subject = action.subject == .invoice ? "invoice=\(Fixtures.id(50) as InvoiceID)" : "account=\(Fixtures.id(1) as AccountID)"
        return try await answer("/dialogs/\(action.id)?\(subject)", changes)
    }

    @Test func anInvoiceIsPaidTodayUnderTheVersionOfItsAccount() async throws {
        let html = try await dialog(.markInvoicePaid)
        #expect(html.contains("data-path=\"/api/v1/invoices/\(Fixtures.id(50) as InvoiceID)/paid\"") && html.contains("data-version=\"9\""))
        #expect(html.contains("value=\"\(Figures.date(t0.date))\"") && !html.contains("End of this month"))
        #expect(html.contains("Now: issued · €\u{A0}7.405,20 · €\u{A0}7.405,20 open"))
        #expect(try await dialog(.markInvoicePaid, ["open_cents": 0]).contains("Nothing of it is open."))
    }

    @Test func onePaymentIsChosenAndOneOfSeveralHasToBe() async throws {
        let one = try await dialog(.withdrawPayment, Fixtures.partlyPaid())
        #expect(one.contains("€\u{A0}4.000,00, 20-11-2026, Bank transfer, Ref 9</option>") && !one.contains("Choose…"))
        var several = Fixtures.partlyPaid()
        if case .array(let payments)? = several["payments"] { several["payments"] = .array(payments + payments) }
        #expect(try await dialog(.withdrawPayment, several).contains("<option value=\"\" selected>Choose…</option>"))
    }

    @Test func oneFromBeforeAHandoffNeedsAnAddress() async throws {
        let usual = "Empty: the invoice e-mail of the account&#39;s billing details."
        let ours = try await dialog(.sendInvoice)
        #expect(ours.contains(usual) && ours.contains("To<span class=\"optional\"> (optional)</span>"))
        let gateway = try Self.gateway(needsAddress: true)
        let former = try await gateway.page("/dialogs/send-invoice?invoice=\(Fixtures.id(50) as InvoiceID)").text
        try await gateway.stop()
        #expect(!former.contains(usual) && !former.contains("To<span class=\"optional\">"))
        #expect(former.contains("It is from before the account went to another organisation"))
    }

    @Test func linesThatAreNotCreditedCanBeChosen() async throws {
        let html = try await dialog(.creditInvoice)
        #expect(html.contains("<input id=\"field-lines-0\" type=\"checkbox\" name=\"lines\" value=\"1\" data-kind=\"each\""))
        #expect(html.contains("Guardian &lt;seats&gt;, €\u{A0}6.120,00</label>"))
    }

    @Test func anAccountSaysWhomNoMailReaches() async throws {
        let html = try await answer("/accounts/\(Fixtures.id(1) as AccountID)/invoices")
        #expect(html.contains("Olga &lt;b&gt;"))
        #expect(html.contains(" at olga@acme.example was refused on 20-11-2026: 550 &lt;5.1.1&gt;."))
    }

    @Test func theTabOfAnAccountSaysWhatComesNextAndWhatIsNotInvoiced() async throws {
        let html = try await answer("/accounts/\(Fixtures.id(1) as AccountID)/invoices")
        #expect(html.contains("12 seats: <strong>€\u{A0}10.800,00</strong> without VAT"))
        #expect(
            html.contains("3 seats in use aren&#39;t invoiced.")
                && html.contains("/invoices/new?account=\(Fixtures.id(1) as AccountID)&amp;bill=supplementary\""))
        #expect(html.contains("2026-000123") && !html.contains("column-buyer"))
    }

    @Test func everyPageSaysHowManyAreOverdue() async throws {
        let badge = "<span>Invoices</span><span id=\"badge-i\" class=\"badge\" data-live>5<span class=\"unseen\"> overdue</span></span>"
        for path in ["/accounts", "/invoices"] { #expect(try await answer(path).contains(badge), "\(path)") }
        #expect(try await answer("/fragments/invoices?rows=").contains("id=\"badge-i\""))
    }

    @Test func aPageIsShownThoughBillingCanNotSayHowManyAreOverdue() async throws {
        let rollup = Self.json(Fixtures.rollup([Fixtures.account()]))
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(rollup) }])
        let page = try await gateway.page("/accounts")
        #expect(page.status == 200 && !page.text.contains("badge-i"))
        #expect(try await gateway.page("/invoices").status == 503)
        try await gateway.stop()
    }

    @Test func aDocumentMayBeFramedByOurPagesAndRunsNothing() async throws {
        let gateway = try Self.gateway()
        let document = try await gateway.get("/invoices/\(Fixtures.id(50) as InvoiceID).html")
        let policy = document.headers["Content-Security-Policy"] ?? ""
        #expect(policy.contains("frame-ancestors 'self'") && policy.hasSuffix("sandbox") && !policy.contains("script-src"))
        #expect(document.headers["X-Frame-Options"] == "SAMEORIGIN")
        let list = try await gateway.get("/invoices")
        #expect(list.headers["X-Frame-Options"] == "DENY")
        try await gateway.stop()
    }
}
