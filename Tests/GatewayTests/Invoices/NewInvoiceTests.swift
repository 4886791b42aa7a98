import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// Issuing an invoice step by step, through a Gateway whose billing answers what the test says.
@Suite struct NewInvoiceTests {
    private static let account: AccountID = Fixtures.id(1)
    private static let issued: InvoiceID = Fixtures.id(77)

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    private static let warning: JSONValue = [
        "kind": "warning", "feature": "overlap", "workspaces": 0, "description": "some days are invoiced already, by 2026-000001",
    ]

    /// - Parameter refusal: what billing says of any order.
    private static func gateway(
        isManaged: Bool = true, effects: [JSONValue] = [], sessions: [SessionToInvoice] = [],
        refusal: (body: JSONValue, status: Int)? = nil
    ) throws -> GatewayUnderTest {
        let terms: JSONValue = [
            "billing": [
                "tier": "changemaker", "billing_period": "annual", "payment_mode": "offline", "managed": .bool(isManaged), "version": 7,
            ]
        ]
        var outlook = Fixtures.outlook
        outlook.sessionsToInvoice = sessions
        let list = json(
            InvoicesAnswer(
                invoices: [], totals: Fixtures.invoiceTotals, outlook: isManaged ? outlook : nil, nextCursor: nil))
        let details: JSONValue = [
            "billing_details": .null, "origin": .null, "differences": [],
            "obstacles": [["field": "legal_name", "detail": "legal_name is missing"]],
        ]
        let draft: JSONValue = [
            "preview": [
                "effects": .array(effects), "token": "t-1",
                "invoice": .object(Fixtures.invoiceFields(["vat_rule": "VAT is <owed> by the buyer."])),
            ]
        ]
        let done: JSONValue = ["invoice": .object(Fixtures.invoiceFields(["invoice_id": .string("\(issued)")])), "version": 8]
        let rollup = json(["account": Fixtures.account()])
        return try GatewayUnderTest([
            .rollup: { _ in .owner(rollup) },
            .billing: { request in
                guard request.method == .get else {
                    if let refusal { return .owner(json(refusal.body), status: refusal.status) }
                    return .owner(json(String(decoding: request.body, as: UTF8.self).contains("\"preview\":true") ? draft : done))
                }
                if request.path.hasSuffix("/invoices") { return .owner(list) }
                return .owner(json(request.path.hasSuffix("/billing-details") ? details : terms))
            },
        ])
    }

    private func page(_ query: String, _ gateway: GatewayUnderTest) async throws -> String {
        let answer = try await gateway.page("/invoices/new?account=\(Self.account)\(query)")
        #expect(answer.status == 200, "\(answer.text)")
        return answer.text
    }

    private func submit(_ fields: String, _ gateway: GatewayUnderTest) async throws -> HTTPClientResponse {
        let token = try GatewayUnderTest.token()
        let form = try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
        return try await gateway.send(
            .post, "/invoices/new",
            headers: ["Cookie": "dembrane_staff=\(token)", "Content-Type": "application/x-www-form-urlencoded"],
            body: "csrf_token=\(form)&account=\(Self.account)&\(fields)")
    }

    private func commands(_ gateway: GatewayUnderTest) -> [HTTPRequest] {
        gateway.askedRequests.filter { $0.owner == .billing && $0.http.method == .post }.map(\.http)
    }

    private func body(_ request: HTTPRequest?) -> JSONValue {
        (try? WireJSONDecoder().decode(JSONValue.self, from: request?.body ?? [])) ?? .null
    }

    @Test func itBeginsWithTheNextPeriodAndNamesWhatIsMissing() async throws {
        let gateway = try Self.gateway()
        let what = try await page("", gateway)
        for day in [Fixtures.outlook.periodStart, Fixtures.outlook.periodEnd] { #expect(what.contains("value=\"\(Figures.date(day))\"")) }
        #expect(what.contains("id=\"bill-seats\" type=\"radio\" name=\"bill\" value=\"seats\" checked"))
        #expect(!what.contains("field-error"))
        let details = try await page("&step=details&bill=amount&amount=3.600%2C00&po=PO-%3Cb%3E", gateway)
        #expect(details.contains("No invoice can be made yet: legal name is missing."))
        #expect(details.contains("value=\"PO-&lt;b&gt;\"") && details.contains("name=\"amount\" value=\"3.600,00\""))
        #expect(commands(gateway).isEmpty)
        try await gateway.stop()
    }

    static let faults: [(query: String, field: String, words: String)] = [
        ("&bill=seats&seats=2%2C5", "seats", "This has to be a whole number"), ("&bill=amount", "amount", "This is needed."),
        ("&bill=amount&amount=3.6", "amount", "This has to be an amount"),
        ("&bill=seats&first=31-02-2026", "first", "This has to be a day"),
        ("&bill=training", "session", "This is needed."), ("&bill=seats&session=x", "session", "This has to be a training session"),
        ("&bill=lines", "line0_description", "This is needed."), ("&bill=lines&line2_description=x", "line2_unit", "This is needed."),
    ]

    @Test(arguments: faults.indices) func whatCannotBeReadIsToldAtItsFieldInItsStep(index: Int) async throws {
        let (query, field, words) = Self.faults[index]
        let gateway = try Self.gateway()
        for step in ["details", "issue"] {
            let html = try await page("&step=\(step)\(query)", gateway)
            #expect(html.contains("<li aria-current=\"step\"><span>What</span>"))
            #expect(html.contains("id=\"field-\(field)-error\">\(words)"), "\(query)")
        }
        #expect(commands(gateway).isEmpty)
        try await gateway.stop()
    }

    static let refusals: [(field: String, query: String, place: String)] = [
        ("seats", "&bill=seats&seats=0", "field-seats-error"), ("period_end", "&bill=seats", "field-last-error"),
        ("training_session_id", "&bill=training&session=\(sessions[1].trainingSessionID)", "field-session-error"),
        ("buyer_reference", "&bill=seats", "field-po-error"), ("peppol_id", "&bill=seats&electronic=true", "field-electronic-error"),
        (
            "lines[1].description", "&bill=lines&line0_description=a&line0_unit=1&line3_description=b&line3_unit=2",
            "field-line3_description-error"
        ),
    ]

    @Test(arguments: refusals.indices) func whatTheOwnerRefusesIsToldAtItsFieldInItsStep(index: Int) async throws {
        let (field, query, place) = Self.refusals[index]
        let problem: JSONValue = ["type": "urn:dembrane:problem:x", "title": "No", "detail": "that won't <do>", "field": .string(field)]
        let gateway = try Self.gateway(refusal: (problem, 422))
        let html = try await page("&step=issue\(query)", gateway)
        #expect(html.contains("id=\"\(place)\">That won&#39;t &lt;do&gt;."), "\(html)")
        #expect(!html.contains(">Issue invoice</button>"))
        try await gateway.stop()
    }

    private static let sessions: [SessionToInvoice] = [
        SessionToInvoice(
            trainingSessionID: Fixtures.id(61), title: "Prompting <b>", completedOn: LocalDate(daysSince1970: 20_700), participants: 7,
            priceCents: Cents(79_500)),
        SessionToInvoice(
            trainingSessionID: Fixtures.id(62), title: nil, completedOn: LocalDate(daysSince1970: 20_710), participants: 1,
            priceCents: Cents(67_500)),
    ]

    @Test func theNextPeriodBeginsWithTheTrainingThatWaitedLongest() async throws {
        let gateway = try Self.gateway(sessions: Self.sessions)
        let what = try await page("", gateway)
        #expect(what.contains("value=\"\(Self.sessions[0].trainingSessionID)\" selected>Prompting &lt;b&gt;, "))
        #expect(what.contains(">Training, ") && what.contains("1 person: €\u{A0}675,00"))
        #expect(try await !page("&bill=seats", gateway).contains("selected>Prompting"), "somebody has taken it off")
        let chosen = try await page("&bill=training&session=\(Self.sessions[1].trainingSessionID)", gateway)
        #expect(chosen.contains("value=\"\(Self.sessions[1].trainingSessionID)\" selected"))
        #expect(chosen.contains("id=\"bill-training\" type=\"radio\" name=\"bill\" value=\"training\" checked"))
        let other = try await page("&bill=training&session=\(Fixtures.id(63) as TrainingSessionID)", gateway)
        #expect(other.contains("selected>Another one</option>"))
        #expect(commands(gateway).isEmpty)
        try await gateway.stop()
    }

    @Test func aTrainingIsOrderedByItselfOrBesideSeats() async throws {
        let gateway = try Self.gateway(sessions: Self.sessions)
        let id = JSONValue.string("\(Self.sessions[0].trainingSessionID)")
        _ = try await page("&step=issue&bill=training&session=\(Self.sessions[0].trainingSessionID)", gateway)
        #expect(body(commands(gateway).last) == ["lines": [], "training_session_id": id, "preview": true])
        _ = try await submit("bill=seats&seats=3&session=\(Self.sessions[0].trainingSessionID)&preview_token=t-1", gateway)
        #expect(body(commands(gateway).last) == ["seats": 3, "training_session_id": id, "preview_token": "t-1"])
        try await gateway.stop()
    }

    @Test func theDraftIsShownAndIssuedAsItWasSeen() async throws {
        let gateway = try Self.gateway()
        let html = try await page("&step=issue&bill=amount&amount=3.600&first=01-12-2026&po=PO-7&electronic=true", gateway)
        #expect(html.contains("VAT is &lt;owed&gt; by the buyer.") && html.contains("€\u{A0}7.405,20"))
        #expect(html.contains("name=\"preview_token\" value=\"t-1\"") && html.contains(">Issue invoice</button>"))
        let asked: JSONValue = [
            "amount_cents": 360_000, "period_start": "2026-12-01", "po_reference": "PO-7", "e_invoice": true, "preview": true,
        ]
        #expect(body(commands(gateway).last) == asked)
        let answer = try await submit(
            "bill=lines&line1_description=Training&line1_unit=1.250%2C50&line1_quantity=2&preview_token=t-1", gateway)
        #expect(answer.status == 303 && answer.headers["Location"] == "/invoices/\(Self.issued)")
        let ordered: JSONValue = [
            "lines": [["description": "Training", "quantity": 2, "unit_cents": 125_050]], "preview_token": "t-1",
        ]
        #expect(body(commands(gateway).last) == ordered)
        #expect(commands(gateway).last?.headers["Idempotency-Key"] == "invoice-t-1")
        try await gateway.stop()
    }

    @Test func aWarningHasToBeConfirmed() async throws {
        let gateway = try Self.gateway(effects: [Self.warning])
        let html = try await page("&step=issue&bill=seats", gateway)
        #expect(html.contains("Some days are invoiced already, by 2026-000001.") && html.contains("name=\"confirm_overlap\""))
        let before = commands(gateway).count
        let unconfirmed = try await submit("bill=seats&warning=overlap&preview_token=t-1", gateway)
        #expect(unconfirmed.headers["Location"]?.hasSuffix("&refused=unconfirmed") == true && commands(gateway).count == before)
        let confirmed = try await submit("bill=seats&warning=overlap&confirm_overlap=true&preview_token=t-1", gateway)
        #expect(confirmed.headers["Location"] == "/invoices/\(Self.issued)")
        try await gateway.stop()
    }

    @Test func whatHasChangedMeanwhileIsShownAnew() async throws {
        let outdated: JSONValue = [
            "type": "urn:dembrane:problem:preview-outdated", "title": "No", "detail": "changed", "field": "preview_token",
        ]
        let gateway = try Self.gateway(refusal: (outdated, 409))
        let answer = try await submit("bill=seats&seats=3&preview_token=old", gateway)
        let back = try #require(answer.headers["Location"])
        #expect(answer.status == 303 && back.contains("step=issue") && back.contains("seats=3") && back.hasSuffix("&refused=changed"))
        let other = try Self.gateway()
        #expect(try await other.page(back).text.contains("Something has changed meanwhile, and nothing was issued."))
        for gateway in [gateway, other] { try await gateway.stop() }
    }

    @Test func itIsForManagedAccountsAndComesFromOurPages() async throws {
        let gateway = try Self.gateway(isManaged: false)
        let html = try await page("&step=issue", gateway)
        #expect(html.contains("Billing isn&#39;t managed") && !html.contains("class=\"wizard\"") && commands(gateway).isEmpty)
        #expect(try await gateway.page("/invoices/new").text.contains("choose it first"))
        let foreign = try await gateway.send(
            .post, "/invoices/new", headers: ["Cookie": "dembrane_staff=\(try GatewayUnderTest.token())"], body: "account=\(Self.account)")
        #expect(foreign.status == 403 && commands(gateway).isEmpty)
        try await gateway.stop()
    }

    @Test func anActionWithAPageHasNoDialogAndItsMenuLeadsThere() async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page("/dialogs/issue-invoice?account=\(Self.account)").status == 404)
        let menu = SharedMenu.html(StaffAction.all, for: Fixtures.viewer()).source
        #expect(menu.contains("data-action=\"issue-invoice\" data-page=\"/invoices/new\""))
        #expect(StaffAction.issueInvoice.page == NewInvoiceAddress.path)
        try await gateway.stop()
    }

    static let written: [(text: String, whole: Int64?, cents: Int64?)] = [
        ("3600", 3_600, 360_000), ("3.600", 3_600, 360_000), ("3.600,05", nil, 360_005), ("€ 1,50", nil, 150), ("3.6", nil, nil),
        ("36,5", nil, nil), ("1e3", nil, nil), ("-1", nil, nil), ("", nil, nil), ("1,2,3", nil, nil), ("٣", nil, nil), (".100", nil, nil),
        ("999999999999999", 999_999_999_999_999, 99_999_999_999_999_900), ("9999999999999999", nil, nil),
    ]

    @Test(arguments: written.indices) func aFigureIsTheWholeText(index: Int) {
        let (text, whole, cents) = Self.written[index]
        #expect(WrittenFigures.wholeNumber(text) == whole && WrittenFigures.cents(text) == cents, "\(text)")
    }

    @Test func aDayIsOneOfTheCalendar() {
        #expect(WrittenFigures.day("1-2-2027") == LocalDate(year: 2027, month: 2, day: 1))
        for text in ["29-02-2027", "2027-02-01", "1-2-27", "1-2", "a-b-cccc"] { #expect(WrittenFigures.day(text) == nil, "\(text)") }
    }
}
