import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct SearchPageTests {
    private static var answer: SearchAnswer {
        var answer = SearchAnswer()
        answer.accounts = [
            .init(
                accountID: Fixtures.id(1), label: "Waterschap <b>", scope: .organisation, organisationID: Fixtures.id(3),
                organisationName: "Waterschap <b>", tier: .guardian, class: .managed,
                matched: SearchMatched(field: .email, text: "amelie@waterschap.example"), exact: true)
        ]
        answer.people = [
            .init(
                userID: Fixtures.id(4), name: "Amélie Nørholm", email: "amelie@waterschap.example", matched: nil, exact: false,
                accounts: [.init(accountID: Fixtures.id(1), label: "Waterschap"), .init(accountID: Fixtures.id(2), label: "Stad")],
                accountCount: 7)
        ]
        answer.managers = [.init(email: "tobias@dembrane.com", accountCount: 12, matched: nil, exact: false)]
        answer.totals = SearchTotals(accounts: 23, workspaces: 0, organisations: 0, people: 1, managers: 1)
        return answer
    }

    @Test func eachHitSaysWhyItIsOneAndLeadsSomewhere() {
        let source = SearchResults(text: "amelie", answer: Self.answer).html().source
        #expect(source.contains("Accounts<span class=\"group-count\"> 23</span>"))
        #expect(source.contains("<small class=\"matched\">address: <strong><bdi>amelie@waterschap.example</bdi></strong></small>"))
        #expect(source.contains("Waterschap &lt;b&gt;") && source.contains("data-exact"))
        #expect(source.contains("amelie@waterschap.example · Waterschap, Stad, 5 more"))
        #expect(source.contains("href=\"/people/"))
        #expect(source.contains("href=\"/accounts?search=tobias%40dembrane.com\"") && source.contains("12 accounts"))
        #expect(!source.contains("Workspaces"))
    }

    @Test func invoicesAreFoundByTheirNumbers() throws {
        let found = BillingSearchAnswer(invoices: [try Fixtures.invoice()], requests: [], totals: .init(invoices: 6, requests: 0))
        let source = SearchResults(text: "2026-000123", answer: SearchAnswer(), ofBilling: found).html().source
        #expect(source.contains("Invoices<span class=\"group-count\"> 6</span>"))
        #expect(source.contains("href=\"/invoices/\(Fixtures.id(50) as InvoiceID)\" data-exact"))
        #expect(source.contains("Gemeente &lt;b&gt; · €\u{A0}7.405,20 · 01-11-2026"))
    }

    @Test func requestsAreFoundByWhatTheyAskFor() {
        let row = RequestPageTests.row()
        let found = BillingSearchAnswer(invoices: [], requests: [row], totals: .init(invoices: 0, requests: 1))
        let source = SearchResults(text: "more hours", answer: SearchAnswer(), ofBilling: found).html().source
        #expect(source.contains("Upgrade requests<span class=\"group-count\"> 1</span>"))
        #expect(source.contains("href=\"\(row.path)\"") && source.contains("Changemaker, billed yearly · Pending · Ada &lt;b&gt;"))
        #expect(!source.contains("Invoices"))
    }

    @Test func whatIsNotFoundAndWhatIsNotAskedAreSaid() {
        #expect(SearchResults(text: "x", answer: SearchAnswer()).html().source.contains("Nothing has these words"))
        #expect(SearchResults(text: "", answer: nil).html().source.contains("Type a name"))
    }

    @Test func theListBelowTheFieldAsksForAFewAndLeadsToAll() async throws {
        let json = String(decoding: try WireJSONEncoder(absentValues: .null).encode(Self.answer), as: UTF8.self)
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(json) }])
        let list = try await gateway.page("/fragments/search?rows=&q=a%26b&list=short")
        #expect(list.status == 200 && list.text.contains("href=\"/search?q=a%26b\""))
        #expect(gateway.askedRequests.map { $0.http.query["limit"] } == ["5"])
        let again = try await gateway.page("/fragments/search?rows=&q=a%26b").text
        #expect(again.contains("id=\"found\"") && !again.contains("All results"), "the page's own results stay whole")
        let page = try await gateway.page("/search?q=a%26b")
        #expect(page.text.contains("<title>“a&amp;b” · Search · dembrane back office</title>"))
        #expect(!page.text.contains("All results"))
        _ = try await gateway.page("/search")
        let searches = gateway.askedRequests.filter { $0.http.path.hasSuffix("/search") }
        #expect(searches.count == 3, "nothing is asked where nothing is looked for")
        try await gateway.stop()
    }
}
