import Contracts
import Database
import ServiceTesting
import Testing
import WireJSON
import WebKit
@testable import RollupService

@Suite("Lists are walked forth and back")
struct PagingTests {
    /// The pages of a list as they come on the way to its end.
    private static func forth(_ path: String, _ list: String, _ service: ServiceHarness) async throws -> [JSONValue] {
        var pages: [JSONValue] = []
        var cursor = ""
        for _ in 0..<1_000 {
            let page = try await service.get(path + cursor)
            try #require(page.status == 200, "\(page.text)")
            pages.append(page.json)
            guard let next = page.json["next_cursor"]?.text else { return pages }
            cursor = "&cursor=\(next)"
        }
        return pages
    }

    /// Goes to the end of a list and back to its beginning. Every page must be the same both ways and know its place.
    static func walk(_ path: String, _ list: String, _ service: ServiceHarness) async throws {
        let pages = try await forth(path, list, service)
        let count = pages.reduce(0) { $0 + ($1[list]?.list.count ?? 0) }
        #expect(pages.count > 1 || count <= 3, "\(path)")
        #expect(pages[0]["previous_cursor"] == .null && pages[0]["first"] == (count == 0 ? .null : 1), "\(path)")
        var place = 1
        for (number, page) in pages.enumerated() {
            #expect(page["first"]?.number == (count == 0 ? nil : Int64(place)), "\(path), page \(number)")
            place += page[list]?.list.count ?? 0
        }
        var page = try #require(pages.last)
        for expected in pages.dropLast().reversed() {
            let cursor = try #require(page["previous_cursor"]?.text, "\(path)")
            page = try await service.get("\(path)&cursor=\(cursor)").json
            #expect(page == expected, "\(path)")
        }
    }

    @Test func theRollupInEveryOrderWithManyEqualLines() async throws {
        try await withService { service in
            try service.tell(try World(seed: 45, organisations: 4).events)
            // All alike, so that only their ids tell them apart.
            for _ in 0..<7 { try service.tell(try Customer().opening(name: "Same", workspaceName: "Same")) }
            for sort in RollupPageTests.sorts { try await Self.walk("/rollup?limit=3&sort=\(sort)", "accounts", service) }
            for filter in ["search=same", "class=free&active=false", "month=2026-08", "search=nobody", "tier=guardian"] {
                try await Self.walk("/rollup?limit=2&\(filter)", "accounts", service)
                try await Self.walk("/rollup?limit=2&sort=-recorded_seconds&\(filter)", "accounts", service)
            }
        }
    }

    @Test func namesAsLongAsTheyCanBe() async throws {
        try await withService { service in
            let name = String(repeating: "𝛀", count: DisplayText.longest)
            for _ in 0..<4 {
                let customer = Customer()
                try service.tell(
                    try customer.opening(name: name, workspaceName: name) + [customer.recording(3_600, at: Given.at("2026-11-02"))])
            }
            let search = String(repeating: "%F0%9D%9B%80", count: 200)
            try await Self.walk("/rollup?limit=2&sort=name&search=\(search)", "accounts", service)
            try await Self.walk("/at-risk?limit=2", "rows", service)
        }
    }

    @Test func thoseAtRiskForEveryReason() async throws {
        try await withService { service in
            try service.tell(try AtRiskOrderTests.customers())
            // More than a page that are here for their downgrade alone.
            for _ in 0..<8 {
                var customer = Customer()
                try service.tell(
                    try customer.opening() + [
                        customer.tier(.guardian, at: Given.at("2026-03-01")), customer.tier(.innovator, at: Given.at("2026-11-18")),
                    ])
            }
            try await Self.walk("/at-risk?limit=3", "rows", service)
            for reason in RiskReason.allCases { try await Self.walk("/at-risk?limit=2&reason=\(reason.rawValue)", "rows", service) }
        }
    }

    @Test func thoseAtRiskAreCountedAsTheirRowsSay() async throws {
        try await withService { service in
            try service.tell(try AtRiskOrderTests.customers())
            try await Self.reset(service)
            // The pace that reaches a cap is another one on each of these days, and so are the downgrades that are recent.
            for day in ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z", "2026-11-29T18:00:00Z"] {
                service.time.set(Given.at(day))
                let all = try await service.get("/at-risk?limit=500").json
                let rows = all["rows"]?.list ?? []
                #expect(all["total"]?.number == Int64(rows.count))
                for reason in RiskReason.allCases {
                    let count = rows.count { $0["reason"]?.text == reason.rawValue }
                    #expect(all["counts"]?[reason.rawValue]?.number == Int64(count), "\(reason) on \(day)")
                    let some = try await service.get("/at-risk?limit=1&reason=\(reason.rawValue)").json
                    #expect(some["total"]?.number == Int64(count) && some["counts"] == all["counts"])
                }
            }
        }
    }

    /// Starts the count of some workspaces again that then have half of their cap once more, a little below their pace or above it.
    private static func reset(_ service: ServiceHarness) async throws {
        for seconds in [1_900, 2_200, 2_500, 2_700] as [Int64] {
            let customer = Customer()
            try service.tell(try customer.opening() + [customer.recording(100, at: Given.at("2026-11-02"))])
            service.time.set(Given.at("2026-11-12"))
            #expect(try await service.post("/workspaces/\(customer.workspace)/usage-reset", ["reason": "asked for it"]).status == 200)
            try service.tell([try customer.recording(seconds, at: Given.at("2026-11-13"))])
        }
        service.time.set(World.now)
    }

    /// As it was while pages were only followed forth.
    private struct OlderCursor: Encodable {
        var number: Int64
        var accountID: AccountID
        var view: String
    }

    @Test func aCursorFromBeforeThereWereTwoDirectionsGoesOn() async throws {
        try await withService { service in
            try service.tell(try World(seed: 46).events)
            let pages = try await Self.forth("/rollup?limit=2&month=2026-10", "accounts", service)
            let last = try #require(pages[0]["accounts"]?[1])
            let cursor = OlderCursor(
                number: try #require(last["mrr_cents"]?.number),
                accountID: try #require(last["account_id"]?.text.flatMap { AccountID($0) }),
                view: "2026-10||||-mrr|")
            let page = try await service.get("/rollup?limit=2&month=2026-10&cursor=\(try Cursor.encode(cursor))")
            #expect(page.json == pages[1])
        }
    }
}
