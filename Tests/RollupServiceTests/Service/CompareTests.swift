import Contracts
import Foundation
import ServiceTesting
import StaffAPI
import Testing
import WireJSON
@testable import RollupService

@Suite("A month beside another")
struct CompareTests {
    private static let figures = ["tier", "seats", "recorded_seconds", "mrr_cents"]

    private static func accounts(_ query: String, _ service: ServiceHarness) async throws -> [JSONValue] {
        try await service.pages("/rollup?limit=500&\(query)", list: "accounts")
    }

    @Test(arguments: ["", "&tier=free", "&class=paying", "&active=false", "&search=workspace"])
    func everyAccountAndTheTotalsAreWhatTheOtherMonthSays(filter: String) async throws {
        try await withService { service in
            try service.tell(try World(seed: 71, organisations: 10).events)
            let then = try await Self.accounts("month=2026-03", service)
            let byID = Dictionary(then.map { ($0["account_id"]?.text ?? "", $0) }) { first, _ in first }
            let page = try await service.get("/rollup?limit=500&compare=2026-03\(filter)").json
            let rows = page["accounts"]?.list ?? []
            for row in rows {
                let expected = byID[row["account_id"]?.text ?? ""]
                #expect((row["compared"] == .null) == (expected == nil))
                guard let expected else { continue }
                #expect(row["compared"]?["month"] == "2026-03")
                for figure in Self.figures { #expect(row["compared"]?[figure] == expected[figure], "\(figure)") }
            }
            let totals = try await service.get("/rollup?month=2026-03\(filter)").json["totals"]
            #expect(page["totals"]?["compared"]?["month"] == "2026-03")
            for figure in ["accounts", "active_accounts", "workspaces", "seats", "recorded_seconds", "mrr_forecast_cents", "logins_30d"] {
                #expect(page["totals"]?["compared"]?[figure] == totals?[figure], "\(figure)")
            }
        }
    }

    @Test(arguments: [("recorded_change", "recorded_seconds"), ("seats_change", "seats"), ("mrr_change", "mrr_cents")])
    func linesAreSortedByWhatChanged(sort: String, figure: String) async throws {
        try await withService { service in
            try service.tell(try World(seed: 72, organisations: 8).events)
            let all = Set(try await Self.accounts("", service).map { $0["account_id"]?.text })
            for query in ["sort=\(sort)", "sort=-\(sort)", "sort=-\(sort)&search=workspace", "sort=\(sort)&month=2026-05&tier=free"] {
                let rows = try await service.pages("/rollup?limit=3&compare=2026-08&\(query)", list: "accounts")
                let changes = rows.map { ($0[figure]?.number ?? 0) - ($0["compared"]?[figure]?.number ?? 0) }
                #expect(changes == (query.contains("=-") ? changes.sorted(by: >) : changes.sorted()), "\(query)")
                #expect(Set(changes).count > 1 || figure == "mrr_cents", "\(query) tries nothing")
                if !query.contains("&") { #expect(Set(rows.map { $0["account_id"]?.text }) == all && rows.count == all.count) }
                try await PagingTests.walk("/rollup?limit=3&compare=2026-08&\(query)", "accounts", service)
            }
        }
    }

    @Test(arguments: [
        ("sort=mrr_change", "sort"), ("compare=2025-10", "compare"), ("compare=2026-12", "compare"), ("compare=May", "compare"),
    ])
    func refusesWhatCannotBeCompared(query: String, field: String) async throws {
        try await withService { service in
            for path in ["/rollup", "/rollup.csv"] {
                let answer = try await service.get("\(path)?\(query)")
                #expect(answer.status == 422 && answer.json["field"] == .string(field), "\(path)")
            }
        }
    }

    @Test func nothingIsComparedUnlessAsked() async throws {
        try await withService { service in
            try service.tell(try Customer().opening())
            let page = try await service.get("/rollup").json
            #expect(page["accounts"]?[0]?["compared"] == .null && page["totals"]?["compared"] == .null)
            #expect(try await !service.get("/rollup.csv").text.contains("compared"))
        }
    }

    @Test func theExportEndsWithTheOtherMonth() async throws {
        var customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening(name: "Old") + [
                    customer.member(.random(), .owner), customer.recording(70, at: Given.at("2026-10-10")),
                    customer.tier(.guardian, at: Given.at("2026-11-02")),
                ])
            let lines = try await service.get("/rollup.csv?compare=2026-10&sort=name").text.components(separatedBy: "\r\n")
            #expect(
                lines[0].hasSuffix("compared_month,compared_tier,compared_seats,compared_recorded_seconds,compared_mrr_cents"))
            #expect(lines[1].hasSuffix(",2026-10,free,1,70,0"))
            let before = try await service.get("/rollup.csv?month=2026-01&compare=2025-12").text.components(separatedBy: "\r\n")
            #expect(before[1].hasSuffix(",,,,,"), "it didn't exist then")
            #expect(try await !service.get("/rollup.csv?compare=2026-10&level=workspace").text.contains("compared"))
        }
    }

    @Test func anAccountIsToldMonthByMonth() async throws {
        try await withService { service in
            try service.tell(try World(seed: 73, organisations: 6).events)
            for account in try await Self.accounts("", service).prefix(5) {
                let id = account["account_id"]?.text ?? ""
                let months = try await service.get("/accounts/\(id)/months").json["months"]?.list ?? []
                var expected: [JSONValue] = []
                for month in (0...12).reversed().map({ Given.november.adding(months: -$0) }) {
                    expected += try await Self.accounts("month=\(month)&search=\(id)", service)
                }
                #expect(!expected.isEmpty && months.map { $0["month"] } == expected.map { $0["month"] })
                for (told, row) in zip(months, expected) {
                    for figure in Self.figures + ["class", "billed_seats", "logins_30d"] {
                        #expect(told[figure] == row[figure], "\(figure)")
                    }
                }
            }
            #expect(try await service.get("/accounts/\(AccountID.random())/months").status == 404)
        }
    }

    @Test func theMonthBeforeIsToldUpToTheAgeOfThePresentOne() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.recording(1, at: Given.at("2026-09-02")), customer.recording(10, at: Given.at("2026-10-01")),
                    customer.recording(100, at: Given.at("2026-10-23T11:59:59Z")),
                    customer.recording(1_000, at: Given.at("2026-10-23T12:00:00Z")),
                ])
            try service.tell(try Customer().opening() + [Customer().recording(5, at: Given.at("2026-10-02"))])
            func toDay(_ month: String) async throws -> JSONValue? {
                let months = try await service.get("/accounts/\(customer.accountID)/months").json["months"]?.list ?? []
                return months.first { $0["month"]?.text == month }?["recorded_seconds_to_day"]
            }
            // Now is 23 November at noon.
            #expect(try await toDay("2026-10") == 110)
            #expect(try await toDay("2026-11") == .null)
            #expect(try await toDay("2026-09") == .null)
        }
    }
}
