import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The page of renewals")
struct RenewalPageTests {
    private static func page(
        _ rows: [RenewalRow], _ query: QueryItems = [:], next: String? = nil, for viewer: Viewer = Fixtures.viewer()
    ) -> RenewalsPage {
        let (address, notes) = RenewalsAddress.nearest(query)
        return RenewalsPage(
            address: address, notes: notes, answer: Fixtures.renewals(rows, next: next),
            context: RowContext(viewer: viewer, month: t0.month, now: t0))
    }

    @Test func eachRowSaysWhatEndsWhenAndWhatCanBeDone() {
        var noted = Fixtures.renewal(.trial, .changemaker, dueOn: t0.date.adding(days: 4))
        (noted.note, noted.snoozedUntil) = ("Signs <soon>", t0.date.adding(days: 2).start)
        let late = Fixtures.renewal()
        let html = Self.page([late, noted]).html().source
        #expect(html.contains("<a href=\"/accounts/\(late.accountID)\"><bdi>Gemeente &lt;b&gt;</bdi></a>"))
        #expect(html.contains("Invoice due") && html.contains("Trial ends") && html.contains("€\u{A0}10.800,00"))
        #expect(html.components(separatedBy: "<span class=\"chip bad\">Overdue</span>").count == 2)
        #expect(html.contains("data-account=\"\(late.accountID)\" data-renewal=\"\(late.renewalID)\""))
        #expect(html.contains("data-actions=\"issue-invoice note-renewal\"") && html.contains("data-actions=\"move-end note-renewal\""))
        #expect(html.contains("Signs &lt;soon&gt;") && html.contains("put aside to the end of 24-11-2026"))
        #expect(html.contains("href=\"mailto:bo@example.org\"") && html.contains("Bo Admin"))
    }

    @Test func whoMayNotSetTiersExtendsOnlyTheUsualTrial() {
        let kept = Fixtures.renewal(.keptTier), trial = Fixtures.renewal(.trial, .changemaker), high = Fixtures.renewal(.trial)
        for (row, actions) in [
            (kept, "move-end!set-tier note-renewal"), (trial, "move-end note-renewal"), (high, "move-end!set-tier note-renewal"),
        ] {
            #expect(Self.page([row], for: Fixtures.viewer([])).list.source.contains("data-actions=\"\(actions)\""), "\(row.kind.text)")
        }
    }

    @Test func theAddressHoldsEveryFilterAndTheFileHasTheSame() {
        let query: QueryItems = ["within": "45", "manager": "eva@dembrane.com", "kind": "trial", "snoozed": "true", "cursor": "x"]
        let html = Self.page([], query, next: "y").html().source
        let filters = "within=45d&amp;manager=eva%40dembrane.com&amp;kind=trial&amp;snoozed=true"
        #expect(html.contains("<a href=\"/api/v1/renewals.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/renewals?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("<a href=\"/renewals?\(filters)\" rel=\"prev\">"), "from the first page on")
        #expect(html.contains("selected>Ends: Within 45 days</option>") && html.contains("selected>Manager: eva@dembrane.com</option>"))
        #expect(html.contains("Without Kind: Trial ends"))
        #expect(Self.page([], query).title == "Trial ends · Snoozed · Renewals")
    }

    @Test func whatItComesToIsOfAllThatFits() {
        let html = Self.page([Fixtures.renewal()]).list.source
        for text in ["Within 60 days", "€\u{A0}90.800,00", "Put aside", "1–1 of 7 renewals"] { #expect(html.contains(text), "\(text)") }
        #expect(Self.page([]).list.source.contains("Nothing ends within 60 days, and nothing is overdue."))
    }

    @Test func whatCanNotBeUsedIsLeftOutAndSaid() {
        let html = Self.page([], ["within": "soon", "kind": "trial"]).html().source
        #expect(html.contains("The filter within could not be used") && html.contains("selected>Kind: Trial ends</option>"))
    }

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    private static func gateway(_ row: RenewalRow = Fixtures.renewal()) throws -> GatewayUnderTest {
        let list = json(Fixtures.renewals([row])), one = json(RenewalAnswer(renewal: row, version: 9))
        let tasks = json(Fixtures.billingTasks { $0.renewals.count = 2 })
        return try GatewayUnderTest([
            .billing: { request in
                if request.path.hasSuffix("/tasks") { return .owner(tasks) }
                guard request.path.hasPrefix("/api/v1/renewals") else { return .owner("{}", status: 404) }
                guard !request.path.hasSuffix("/renewals") else { return .owner(list) }
                var answer = HTTPResponse.owner(one)
                answer.headers["ETag"] = "\"9\""
                return answer
            }
        ])
    }

    @Test func aNoteIsMadeUnderTheVersionOfTheAccount() async throws {
        var row = Fixtures.renewal()
        row.note = "Asked for a quote"
        let gateway = try Self.gateway(row)
        let html = try await gateway.page("/dialogs/note-renewal?account=\(row.accountID)&renewal=\(row.renewalID)").text
        try await gateway.stop()
        #expect(html.contains("data-path=\"/api/v1/renewals/\(row.renewalID)/note\"") && html.contains("data-version=\"9\""))
        #expect(html.contains("Invoice due on 20-11-2026") && html.contains("noted: Asked for a quote"))
        #expect(html.contains("name=\"snooze_until\" data-kind=\"day\"") && html.contains("maxlength=\"2000\""))
    }

    @Test(arguments: ["", "renewal=", "renewal=a/../b", "renewal=a%3Fb", "renewal=" + String(repeating: "a", count: 101)])
    func whatNamesNoRenewalIsRefused(query: String) async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page("/dialogs/note-renewal?\(query)").status == 422)
        #expect(gateway.askedRequests.isEmpty)
        try await gateway.stop()
    }

    @Test func everyPageSaysHowManyAreOverdue() async throws {
        let gateway = try Self.gateway()
        let badge = "<span>Renewals</span><span id=\"badge-w\" class=\"badge\" data-live>2<span class=\"unseen\"> overdue</span></span>"
        #expect(try await gateway.page("/renewals").text.contains(badge))
        #expect(try await gateway.page("/fragments/renewals?rows=").text.contains("id=\"badge-w\""))
        let asked = gateway.askedRequests.map(\.http.query)
        #expect(asked.contains { $0["limit"] == "0" }, "numbers alone")
        try await gateway.stop()
    }
}
