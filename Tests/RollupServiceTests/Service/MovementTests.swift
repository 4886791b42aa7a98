import Contracts
import Foundation
import ServiceTesting
import Testing
import WebKit
import WireJSON
@testable import RollupService

@Suite("The accounts and events behind the movements of a month")
struct MovementTests {
    private static let kinds = RevenueMovement.ofAll.map(\.rawValue)

    /// To the cent, over random pasts: the accounts of a kind come to what `/mrr` says, each is what the rollup showed, and each has an event.
    @Test(arguments: UInt64(81)...85)
    func addUpToWhatTheMonthSays(seed: UInt64) async throws {
        try await withService { service in
            try service.tell(try World(seed: seed, organisations: 25).events)
            let months = try await service.get("/mrr").json["months"]?.list ?? []
            #expect(months.count == 13)
            var seen = 0
            for month in months {
                let name = try #require(month["month"]?.text)
                let all = try await service.pages("/mrr/\(name)/movements?limit=3", list: "movements")
                var byKind: [JSONValue] = []
                for kind in Self.kinds {
                    let rows = try await service.pages("/mrr/\(name)/movements?kind=\(kind)&limit=2", list: "movements")
                    #expect(Self.sum(rows) == month["\(kind)_cents"]?.number, "\(kind) in \(name)")
                    #expect(rows.count == month["movement_counts"]?[kind]?.number.map(Int.init))
                    #expect(rows.allSatisfy { $0["kind"]?.text == kind })
                    byKind += rows
                }
                #expect(Self.ids(all).sorted() == Self.ids(byKind).sorted() && Set(Self.ids(all)).count == all.count)
                let sizes = all.map { abs($0["amount_cents"]?.number ?? 0) }
                #expect(sizes == sizes.sorted(by: >))
                try await Self.check(all, in: try #require(Month(name)), service)
                seen += all.count
            }
            #expect(seen > 0)
        }
    }

    private static func check(_ rows: [JSONValue], in month: Month, _ service: ServiceHarness) async throws {
        let lines = try await lines(month, service)
        let isKept = month > Given.november.adding(months: -12)
        let before = isKept ? try await Self.lines(month.previous, service) : [:]
        for row in rows {
            let id = row["account_id"]?.text ?? ""
            let (from, to) = (row["from"] ?? .null, row["to"] ?? .null)
            let moved: Int64 = (from["mrr_cents"]?.number ?? 0) + (row["amount_cents"]?.number ?? 0)
            #expect(moved == to["mrr_cents"]?.number)
            for field in ["tier", "billing_period", "seats", "billed_seats", "class", "discount", "mrr_cents"] {
                #expect(to[field] == lines[id]?[field], "\(field) of \(id) in \(month)")
                if isKept { #expect(from[field] == before[id]?[field], "\(field) of \(id) before \(month)") }
            }
            let events = row["events"]?.list ?? []
            #expect(!events.isEmpty && events.count <= 20, "\(row) in \(month)")
            #expect(events.map { $0["event_id"] } == row["event_ids"]?.list.map(Optional.some))
        }
    }

    private static func lines(_ month: Month, _ service: ServiceHarness) async throws -> [String: JSONValue] {
        let accounts = try await service.pages("/rollup?month=\(month)&limit=500&workspaces=0", list: "accounts")
        return Dictionary(accounts.map { ($0["account_id"]?.text ?? "", $0) }) { first, _ in first }
    }

    private static func sum(_ rows: [JSONValue]) -> Int64 { rows.reduce(0) { $0 + ($1["amount_cents"]?.number ?? 0) } }

    private static func ids(_ rows: [JSONValue]) -> [String] { rows.compactMap { $0["account_id"]?.text } }

    @Test func leadBackToTheFirstPage() async throws {
        try await withService { service in
            try service.tell(try World(seed: 82, organisations: 80).events)
            let path = "/mrr/2026-09/movements?limit=2"
            let all = try await service.pages(path, list: "movements")
            try #require(all.count > 4)
            var page = try await service.get(path).json
            #expect(page["total"]?.number == Int64(all.count) && page["first"] == 1 && page["previous_cursor"] == .null)
            #expect(page["amount_cents"]?.number == Self.sum(all))
            for _ in 0..<2 { page = try await service.get("\(path)&cursor=\(page["next_cursor"]?.text ?? "")").json }
            #expect(page["first"] == 5)
            for first in [3, 1] as [Int64] {
                page = try await service.get("\(path)&cursor=\(page["previous_cursor"]?.text ?? "")").json
                #expect(page["first"]?.number == first && page["movements"]?.list.map { $0["account_id"] }.count == 2)
                #expect(Self.ids(page["movements"]?.list ?? []) == Array(Self.ids(all)[Int(first - 1)...Int(first)]))
            }
            #expect(page["previous_cursor"] == .null && page["next_cursor"] != .null)
        }
    }

    @Test func areExportedAsTheyAreShown() async throws {
        try await withService { service in
            try service.tell(try World(seed: 83, organisations: 20).events)
            for query in ["", "?kind=churn"] {
                let rows = try await service.pages("/mrr/2026-09/movements?limit=500&\(query.dropFirst())", list: "movements")
                let answer = try await service.get("/mrr/2026-09/movements.csv\(query)")
                #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
                let lines = answer.text.components(separatedBy: "\r\n").dropLast()
                #expect(lines.first?.hasPrefix("month,account_id,label,kind,amount_cents,from_tier") == true)
                #expect(lines.dropFirst().map { String($0.utf8.split(separator: UInt8(ascii: ","))[1]) } == Self.ids(rows))
            }
            let name = try await service.get("/mrr/2026-09/movements.csv?kind=churn").headers["Content-Disposition"]
            #expect(name == "attachment; filename=\"movements-2026-09-churn.csv\"")
        }
    }

    @Test func aHostileNameAndReasonStayText() async throws {
        var customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening(name: "=cmd|'/c calc'!A1") + [customer.managed(.guardian, at: "2026-11-02", because: "@now")])
            let text = try await service.get("/mrr/2026-11/movements.csv").text
            #expect(
                text.contains(",'=cmd|'/c calc'!A1,") && text.contains("2026-11-02T00:00:00Z billing-mode-changed eva@dembrane.com: @now"))
        }
    }

    @Test func nameWhoDidWhatAndWhy() async throws {
        var customer = Customer()
        let (ada, bob) = (UserID.random(), UserID.random())
        try await withService { service in
            let managed = try customer.managed(.guardian, at: "2026-10-05", because: "a year agreed")
            let lower = try customer.managed(.changemaker, at: "2026-11-18", because: "wants less")
            let left = try customer.member(bob, state: .removed, at: Given.at("2026-11-20"))
            try service.tell(try customer.opening() + [customer.member(ada), customer.member(bob), managed, lower, left])
            let row = try await service.get("/mrr/2026-11/movements?kind=contraction").json["movements"]?[0]
            #expect(row?["label"] == "Acme" && row?["amount_cents"] == -22_500)
            #expect(row?["from"]?["tier"] == "guardian" && row?["from"]?["billed_seats"] == 2 && row?["from"]?["mrr_cents"] == 30_000)
            #expect(row?["to"]?["tier"] == "changemaker" && row?["to"]?["seats"] == 1 && row?["to"]?["class"] == "managed")
            #expect(row?["event_ids"]?.list.compactMap(\.text) == [left.id, lower.id] && row?["more_events"] == 0)
            let events = row?["events"]
            #expect(events?[0]?["type"] == "membership-changed" && events?[0]?["state"] == "removed" && events?[0]?["actor"] == .null)
            #expect(events?[0]?["workspace_id"]?.text == customer.workspace.description)
            #expect(events?[1]?["type"] == "billing-mode-changed" && events?[1]?["actor"] == "eva@dembrane.com")
            #expect(events?[1]?["reason"] == "wants less" && events?[1]?["at"] == "2026-11-18T00:00:00Z")
            let first = try await service.get("/mrr/2026-10/movements").json["movements"]?[0]
            #expect(first?["kind"] == "new" && first?["event_ids"]?.list.compactMap(\.text) == [managed.id])
        }
    }

    @Test func nameTheNewestEventsAndHowManyMoreThereAre() async throws {
        var customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening() + [customer.managed(.guardian, at: "2026-08-05")])
            let people = try (1...27).map { day in
                var event = try customer.member(.random(), joined: Given.at("2026-09-\(day < 10 ? "0" : "")\(day)"))
                event.id = "seat-\(day)"
                return event
            }
            try service.tell(people)
            let row = try await service.get("/mrr/2026-09/movements").json["movements"]?[0]
            #expect(row?["kind"] == "expansion" && row?["event_ids"]?.list.count == 20 && row?["more_events"] == 7)
            #expect(row?["event_ids"]?[0] == "seat-27")
        }
    }

    static let refusals = [
        ("2026-11/movements?kind=nothing", 422), ("2025-10/movements", 422), ("2026-12/movements.csv", 422), ("november/movements", 404),
        ("2026-13/movements.csv", 404), ("2026-11/movements?limit=0", 422), ("2026-11/movements?cursor=x", 422),
        ("2026-11/movements?search=a", 400),
    ]

    @Test(arguments: refusals)
    func whatCannotBeAnsweredIsRefused(path: String, status: Int) async throws {
        try await withService { service in
            let answer = try await service.get("/mrr/\(path)")
            #expect(answer.status == status)
        }
    }

    @Test func aCursorOfAnotherListIsRefused() async throws {
        try await withService { service in
            try service.tell(try World(seed: 82, organisations: 30).events)
            let cursor = try await service.get("/mrr/2026-09/movements?limit=1").json["next_cursor"]?.text ?? ""
            #expect(try await service.get("/mrr/2026-09/movements?cursor=\(cursor)").status == 200)
            #expect(try await service.get("/mrr/2026-08/movements?cursor=\(cursor)").status == 400)
            #expect(try await service.get("/mrr/2026-09/movements?kind=churn&cursor=\(cursor)").status == 400)
        }
    }
}

extension Customer {
    /// Managed billing, as staff set it.
    mutating func managed(_ tier: Tier, at day: String, because reason: String? = nil) throws -> CloudEvent {
        var event = try billing(
            BillingModeChanged(
                of: AccountIdentity(accountID: accountID, organisationID: organisation), paymentMode: .offline, previousPaymentMode: .none,
                managed: true, tier: tier, previousTier: .free, billingPeriod: .annual, cause: .staff, reason: reason,
                effectiveAt: Given.at(day)), at: Given.at(day))
        event.actor = .staff(email: "eva@dembrane.com")
        return event
    }
}
