import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import Testing
import TestKit
import WireJSON
@testable import Gateway

@Suite struct OwnerAnswerTests {
    private static let account = "10000000-0000-4000-8000-000000000001"
    private static let workspace = "10000000-0000-4000-8000-000000000002"

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSONEncoder().encode(value), as: UTF8.self)
    }

    @Test func aLargeAnswerOfAnOwnerIsRead() async throws {
        let many = (0..<3_000).map { Fixtures.workspace("Workspace \($0) " + String(repeating: "x", count: 700)) }
        var row = Fixtures.account()
        row.workspaces = many
        let rollup = try Self.json(Fixtures.rollup([row]))
        let joined = "{\"account\":" + (try Self.json(row)) + "}"
        #expect(rollup.utf8.count > 2_000_000)
        let gateway = try GatewayUnderTest([.rollup: { $0.path.hasPrefix("/api/v1/accounts") ? .owner(joined) : .owner(rollup) }])
        #expect(try await gateway.page("/accounts").status == 200)
        let answer = try await gateway.get("/accounts/\(Self.account)")
        #expect(answer.text.contains("\"label\":\"Gemeente Voorbeeld\""))
        try await gateway.stop()
    }

    @Test(arguments: ["{\"rows\":[", "[]", "{\"rows\":7}"])
    func anAnswerThatCanNotBeReadIsTheOwnersTrouble(body: String) async throws {
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(body) }])
        let page = try await gateway.page("/at-risk")
        #expect(page.status == 503)
        #expect(page.text.contains("RollupService doesn&#39;t answer now: its answer can&#39;t be read"))
        try await gateway.stop()
    }

    @Test func anAnswerBeyondTheLimitIsTheOwnersTrouble() async throws {
        let body = "{\"rows\":[],\"x\":\"" + String(repeating: "x", count: HTTPClientLimits().responseBytes) + "\"}"
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(body) }])
        let page = try await gateway.page("/at-risk")
        #expect(page.status == 503)
        #expect(page.text.contains("RollupService doesn&#39;t answer now: its answer is too large"))
        try await gateway.stop()
    }

    @Test func aPageAsksForNoMoreThanItShows() async throws {
        var row = Fixtures.account()
        row.workspaceCount = 1_251
        let rollup = try Self.json(Fixtures.rollup([row]))
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(rollup) }])
        _ = try await gateway.page("/accounts")
        #expect(gateway.askedRequests.contains { $0.http.query["workspaces"] == "0" && $0.http.query["limit"] == "40" })
        let page = try await gateway.page("/accounts?open=\(Self.account)")
        #expect(gateway.askedRequests.contains { $0.http.query["workspaces"] == "25" && $0.http.query["limit"] == "40" })
        #expect(page.text.contains("and 1.250 more"))
        #expect(page.text.contains("1.251 workspaces"))
        #expect(page.text.contains("/api/v1/rollup.csv?month=2026-11&amp;search=\(Self.account)&amp;level=workspace"))
        try await gateway.stop()
    }

    @Test func aRowOfAPastMonthStaysInItsMonth() async throws {
        let october = t0.month.previous
        let gateway = try GatewayUnderTest([
            .rollup: { request in
                let isOctober = request.query["month"] == "2026-10"
                var row = Fixtures.account()
                row.seats = isOctober ? 4 : 77
                let answer = try? Self.json(Fixtures.rollup([row], month: isOctober ? october : t0.month))
                return .owner(answer ?? "")
            }
        ])
        let fragment = try await gateway.page("/fragments/usage?rows=\(Self.account)&month=2026-10&class=paying&cursor=x&after=e1")
        #expect(fragment.status == 200)
        #expect(fragment.text.contains("title=\"4 seated, 1 observing\""))
        #expect(fragment.text.contains("tier!past"))
        let asked = try #require(gateway.askedRequests.map(\.http.query).first { $0["search"] != nil })
        #expect(asked["month"] == "2026-10" && asked["search"] == Self.account && asked["after"] == "e1")
        // The row is read whatever the view filters by, since the change may be what takes it out of the filter.
        #expect(asked["class"] == nil && asked["cursor"] == nil)
        #expect(try await gateway.page("/fragments/usage?rows=\(Self.account)").text.contains("title=\"77 seated, 1 observing\""))
        try await gateway.stop()
    }

    @Test func aRowAtRiskComesWithTheListThatItMayHaveChanged() async throws {
        let rows = try Self.json(AtRiskAnswer(asOf: t0, rows: [Fixtures.risk()], nextCursor: "more"))
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(rows) }])
        let fragment = try await gateway.page("/fragments/at-risk?rows=\(Self.workspace)&reason=at_cap&after=e1").text
        #expect(fragment.hasPrefix("<div id=\"risks\"") && fragment.contains("data-row=\"\(Self.workspace)\""))
        #expect(gateway.askedRequests.map(\.http.target) == ["/api/v1/at-risk?reason=at_cap&after=e1"])
        try await gateway.stop()
    }

    @Test func aRowThatIsReadAgainIsComparedWithTheSameMonth() async throws {
        let rollup = try Self.json(Fixtures.rollup([Fixtures.account()]))
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(rollup) }])
        let query = "rows=\(Self.account)&compare=2026-10&tier=guardian&sort=-recorded_change&open=\(Self.account)"
        _ = try await gateway.page("/fragments/usage?\(query)")
        let row = try #require(gateway.askedRequests.first { $0.http.query["search"] != nil }?.http.query)
        #expect(row["compare"] == "2026-10" && row["workspaces"] == "25" && row["tier"] == nil && row["sort"] == nil)
        try await gateway.stop()
    }
}
