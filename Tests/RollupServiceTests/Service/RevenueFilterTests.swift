import Contracts
import Foundation
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import RollupService

@Suite("Revenue of some classes and tiers")
struct RevenueFilterTests {
    private static let kinds = RevenueMovement.allCases.map(\.rawValue)

    /// Over random pasts and filters: opening and movements are the closing, which is the sum of the lines; what moved is what the lines of two
    /// months say; the accounts of each kind come to it.
    @Test(arguments: UInt64(301)...308)
    func addsUpToTheCent(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        try await withService { service in
            try service.tell(try World(seed: seed, organisations: 25).events)
            for _ in 0..<3 {
                let filter = GroupFilter.random(&random)
                let months = try await service.get("/mrr?\(filter.text)").json["months"]?.list ?? []
                #expect(months.count == 13)
                var before: [String: JSONValue] = [:]
                for (index, month) in months.enumerated() {
                    let name = try #require(month["month"]?.text)
                    let opening = month["opening_cents"]?.number ?? 0
                    let moved = Self.kinds.reduce(Int64(0)) { $0 + (month["\($1)_cents"]?.number ?? .min / 8) }
                    #expect(opening + moved == month["closing_cents"]?.number, "\(filter.text) in \(name)")
                    if index > 0 { #expect(opening == months[index - 1]["closing_cents"]?.number) }
                    let lines = try await Self.lines(name, service)
                    let inFilter = lines.values.filter(filter.lets).reduce(Int64(0)) { $0 + ($1["mrr_cents"]?.number ?? 0) }
                    #expect(inFilter == month["closing_cents"]?.number)
                    if index > 0 { Self.compare(month, before, lines, filter) }
                    before = lines
                    try await Self.checkLists(month, filter, service)
                }
            }
        }
    }

    /// What moved by two months of lines, without the help of what is kept of movements.
    private static func compare(
        _ month: JSONValue, _ before: [String: JSONValue], _ after: [String: JSONValue], _ filter: GroupFilter
    ) {
        var expected: [String: Int64] = [:]
        for id in Set(before.keys).union(after.keys) {
            let (had, has) = (before[id]?["mrr_cents"]?.number ?? 0, after[id]?["mrr_cents"]?.number ?? 0)
            let wasIn = had > 0 && before[id].map(filter.lets) == true
            let isIn = has > 0 && after[id].map(filter.lets) == true
            switch (wasIn, isIn) {
            case (true, true): expected[has > had ? "expansion" : "contraction", default: 0] += has - had
            case (true, false): expected[has == 0 ? "churn" : "moved_out", default: 0] -= had
            case (false, true): expected[had == 0 ? "begun" : "moved_in", default: 0] += has
            case (false, false): break
            }
        }
        let begun = (month["new_cents"]?.number ?? 0) + (month["reactivation_cents"]?.number ?? 0)
        #expect(begun == expected["begun"] ?? 0)
        for kind in ["expansion", "contraction", "churn", "moved_in", "moved_out"] {
            #expect(month["\(kind)_cents"]?.number == expected[kind] ?? 0, "\(kind) in \(month["month"]?.text ?? ""): \(filter.text)")
        }
    }

    private static func checkLists(_ month: JSONValue, _ filter: GroupFilter, _ service: ServiceHarness) async throws {
        let name = month["month"]?.text ?? ""
        let path = "/mrr/\(name)/movements?\(filter.text)"
        var found = 0
        for kind in kinds {
            let rows = try await service.pages("\(path)&kind=\(kind)&limit=2", list: "movements")
            #expect(rows.count == month["movement_counts"]?[kind]?.number.map(Int.init), "\(kind) in \(name): \(filter.text)")
            #expect(rows.reduce(0) { $0 + ($1["amount_cents"]?.number ?? 0) } == month["\(kind)_cents"]?.number)
            #expect(rows.allSatisfy { $0["kind"]?.text == kind && $0["events"]?.list.isEmpty == false })
            found += rows.count
        }
        let all = try await service.pages("\(path)&limit=3", list: "movements")
        #expect(all.count == found)
        let sizes = all.map { abs($0["amount_cents"]?.number ?? 0) }
        #expect(sizes == sizes.sorted(by: >))
        let file = try await service.get("/mrr/\(name)/movements.csv?\(filter.text)").text.components(separatedBy: "\r\n").dropFirst()
        #expect(file.dropLast().map { String($0.utf8.split(separator: UInt8(ascii: ","))[1]) } == all.compactMap { $0["account_id"]?.text })
        let totals = try await service.get("/rollup?month=\(name)&limit=1&\(filter.text)").json["totals"]
        #expect(totals?["by_tier"] == month["by_tier"] && totals?["given_away"] == month["given_away"])
        #expect(totals?["by_class"] == month["by_class"])
    }

    private static func lines(_ month: String, _ service: ServiceHarness) async throws -> [String: JSONValue] {
        let accounts = try await service.pages("/rollup?month=\(month)&limit=500&workspaces=0", list: "accounts")
        return Dictionary(accounts.map { ($0["account_id"]?.text ?? "", $0) }) { first, _ in first }
    }

    /// Managed from August on, by a subscription of the same price since October.
    private static func tellOfOneWhoChangesHowItPays(_ service: ServiceHarness) throws -> AccountID {
        var customer = Customer()
        let subscription = Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
        let subscribes = BillingModeChanged(
            of: AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation), paymentMode: .mollie,
            previousPaymentMode: .offline, managed: false, subscription: subscription, tier: .guardian, previousTier: .guardian,
            billingPeriod: .annual, cause: .subscription, effectiveAt: Given.at("2026-10-05"))
        let managed = try customer.managed(.guardian, at: "2026-08-05")
        try service.tell(
            try customer.opening() + [customer.member(.random()), managed, customer.billing(subscribes, at: Given.at("2026-10-05"))])
        return customer.accountID
    }

    @Test func anAccountThatPaysInAnotherWayMovesWhole() async throws {
        try await withService { service in
            let accountID = try Self.tellOfOneWhoChangesHowItPays(service)
            let path = "/mrr?from=2026-10&to=2026-10"
            let paying = try await service.get("\(path)&class=paying").json["months"]?[0]
            #expect(paying?["opening_cents"] == 0 && paying?["moved_in_cents"] == 15_000 && paying?["closing_cents"] == 15_000)
            #expect(paying?["movement_counts"]?["moved_in"] == 1 && paying?["movement_counts"]?["moved_out"] == 0)
            let managed = try await service.get("\(path)&class=managed").json["months"]?[0]
            #expect(managed?["opening_cents"] == 15_000 && managed?["moved_out_cents"] == -15_000 && managed?["closing_cents"] == 0)
            for query in ["class=paying&class=managed", "tier=guardian"] {
                let both = try await service.get("\(path)&\(query)").json["months"]?[0]
                #expect(both?["opening_cents"] == 15_000 && both?["moved_in_cents"] == 0 && both?["closing_cents"] == 15_000)
            }
            let row = try await service.get("/mrr/2026-10/movements?kind=moved_in&class=paying").json["movements"]?[0]
            #expect(row?["account_id"]?.text == accountID.description && row?["amount_cents"] == 15_000)
            #expect(row?["from"]?["class"] == "managed" && row?["to"]?["class"] == "paying" && row?["events"]?.list.count == 1)
        }
    }

    @Test func ofAllTogetherNothingMovesInOrOut() async throws {
        try await withService { service in
            _ = try Self.tellOfOneWhoChangesHowItPays(service)
            let month = try await service.get("/mrr?from=2026-10&to=2026-10").json["months"]?[0]
            #expect(month?["moved_in_cents"]?.number == nil && month?["movement_counts"]?["moved_in"] == nil)
            #expect(month?["by_tier"]?["guardian"]?["mrr_cents"] == 15_000)
            for query in ["", "?kind=moved_in", "?kind=moved_out"] {
                let answer = try await service.get("/mrr/2026-10/movements\(query)").json
                #expect(answer["total"] == 0 && answer["movements"] == [])
            }
        }
    }

    @Test func theFileSaysThatItIsPartOfAll() async throws {
        try await withService { service in
            let answer = try await service.get("/mrr/2026-10/movements.csv?kind=moved_in&class=paying&tier=")
            #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"movements-2026-10-moved_in-filtered.csv\"")
            for path in ["/mrr?class=rich", "/mrr/2026-10/movements?tier=gold", "/mrr/2026-10/movements.csv?class=paying&class=x"] {
                #expect(try await service.get(path).status == 422, "\(path)")
            }
        }
    }

    @Test func aCursorOfAnotherFilterIsRefused() async throws {
        try await withService { service in
            try service.tell(try World(seed: 82, organisations: 80).events)
            let path = "/mrr/2026-09/movements?limit=1"
            let classes = "class=paying&class=managed"
            let cursor = try await service.get("\(path)&\(classes)").json["next_cursor"]?.text ?? ""
            #expect(try await service.get("\(path)&class=managed&class=paying&cursor=\(cursor)").status == 200)
            #expect(try await service.get("\(path)&class=paying&cursor=\(cursor)").status == 400)
            #expect(try await service.get("\(path)&cursor=\(cursor)").status == 400)
        }
    }
}

extension GroupFilter {
    /// One that isn't empty.
    fileprivate static func random(_ random: inout SeededGenerator) -> GroupFilter {
        let filter = GroupFilter(
            tiers: Tier.allCases.filter { _ in random.chance(40) }, classes: RevenueClass.allCases.filter { _ in random.chance(40) })
        return filter.isEmpty ? GroupFilter(classes: [.paying]) : filter
    }

    fileprivate var text: String { query.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }

    /// Whether it shows a line of the rollup.
    fileprivate func lets(_ line: JSONValue) -> Bool {
        shows(line["class"]?.text.flatMap(RevenueClass.init), line["tier"]?.text.flatMap(Tier.init))
    }
}
