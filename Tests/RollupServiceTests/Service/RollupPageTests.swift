import Contracts
import ServiceTesting
import StaffAPI
import Testing
import WireJSON
@testable import RollupService

@Suite("The rollup, page by page")
struct RollupPageTests {
    static let sorts = RollupSort.Column.allCases.filter { !$0.isChange }.flatMap { [$0.rawValue, "-" + $0.rawValue] }

    @Test func everySortVisitsEveryAccountOnceInItsOrder() async throws {
        try await withService { service in
            try service.tell(try World(seed: 41, organisations: 12).events)
            let all = Set(try await service.pages("/rollup?limit=500", list: "accounts").compactMap { $0["account_id"]?.text })
            #expect(all.count > 12)
            for sort in Self.sorts {
                let rows = try await service.pages("/rollup?limit=3&sort=\(sort)", list: "accounts")
                let ids = rows.compactMap { $0["account_id"]?.text }
                #expect(ids.count == all.count && Set(ids) == all, "\(sort)")
                guard let column = RollupSort(sort)?.column, column != .name, column != .discount, column != .workspaces else { continue }
                let field = column == .mrr ? "mrr_cents" : column.rawValue
                let values = rows.compactMap { $0[field]?.number }
                #expect(values.count == all.count)
                #expect(values == (sort.hasPrefix("-") ? values.sorted(by: >) : values.sorted()), "\(sort)")
            }
        }
    }

    static let filters = [
        "", "&tier=free", "&tier=changemaker", "&class=paying", "&class=trial", "&class=comped", "&class=free&active=true",
        "&active=false", "&tier=guardian&class=managed", "&search=organisation", "&search=workspace%201&active=true",
        "&search=person%201&class=free", "&tier=free&tier=innovator&class=comped&class=free", "&managed=true", "&partner=true",
        "&scope=workspace", "&discounted=true", "&discounted=false&tier=guardian", "&over_cap=true", "&expiring_within=400d",
        "&subscription_status=active", "&search=organisation&managed=false",
    ]

    @Test(arguments: filters)
    func totalsAreTheSumsOfTheRows(filter: String) async throws {
        try await withService { service in
            try service.tell(try World(seed: 42, organisations: 14).events)
            for month in ["2026-11", "2026-08", "2025-11"] {
                let path = "/rollup?limit=500&month=\(month)\(filter)"
                let answer = try await service.get(path)
                let rows = answer.json["accounts"]?.list ?? []
                let totals = try #require(answer.json["totals"])
                func sum(_ field: String) -> Int64 { rows.reduce(0) { $0 + ($1[field]?.number ?? 0) } }
                #expect(totals["accounts"]?.number == Int64(rows.count))
                #expect(totals["active_accounts"]?.number == Int64(rows.count { $0["active"] == true }))
                #expect(totals["workspaces"]?.number == rows.reduce(0) { $0 + Int64($1["workspaces"]?.list.count ?? 0) })
                #expect(totals["seats"]?.number == sum("seats"))
                #expect(totals["recorded_seconds"]?.number == sum("recorded_seconds"))
                #expect(totals["mrr_forecast_cents"]?.number == sum("mrr_cents"))
                #expect(totals["trial_potential_cents"]?.number == sum("trial_potential_cents"))
                let logins = rows.flatMap { $0["admins"]?.list ?? [] }.reduce(Int64(0)) { $0 + ($1["logins_30d"]?.number ?? 0) }
                #expect(totals["logins_30d"]?.number == logins)
                let paying = rows.filter { $0["class"] == "paying" }.reduce(Int64(0)) { $0 + ($1["mrr_cents"]?.number ?? 0) }
                #expect(totals["mrr_banked_cents"]?.number == paying)
                #expect(totals["by_class"]?["paying"]?["mrr_cents"]?.number == paying)
            }
        }
    }

    @Test func aFilterShowsOnlyWhatItSays() async throws {
        try await withService { service in
            try service.tell(try World(seed: 43, organisations: 14).events)
            let all = try await service.pages("/rollup?limit=500", list: "accounts")
            for (name, values) in [("tier", Tier.allCases.map(\.rawValue)), ("class", RevenueClass.allCases.map(\.rawValue))] {
                for value in values {
                    let shown = try await service.pages("/rollup?limit=2&\(name)=\(value)", list: "accounts")
                    #expect(shown.count == all.count { $0[name]?.text == value })
                    #expect(shown.allSatisfy { $0[name]?.text == value })
                }
            }
        }
    }

    /// A filter, and whether a row of the unfiltered list fits it.
    struct Filter: Sendable, CustomStringConvertible {
        let query: String
        let fits: @Sendable (JSONValue) -> Bool

        var description: String { query }

        static func flag(_ name: String, _ holds: @escaping @Sendable (JSONValue) -> Bool) -> [Filter] {
            [Filter(query: "\(name)=true") { holds($0) }, Filter(query: "\(name)=false") { !holds($0) }]
        }

        static func isDiscounted(_ row: JSONValue) -> Bool {
            ([row] + (row["workspaces"]?.list ?? [])).contains { ($0["discount"]?["percent"]?.number ?? 0) > 0 }
        }

        static func isOverCap(_ row: JSONValue) -> Bool {
            (row["workspaces"]?.list ?? []).contains { workspace in
                guard let cap = workspace["cap_seconds"]?.number, let counted = workspace["counted_seconds"]?.number else { return false }
                return counted >= cap
            }
        }

        static func endsWithin400Days(_ row: JSONValue) -> Bool {
            guard let text = row["tier_expires_at"]?.text, let end = Instant(text) else { return false }
            return (World.now...World.now.adding(days: 400)).contains(end)
        }
    }

    static let billingFilters: [Filter] = {
        var filters = Filter.flag("managed") { $0["managed"] == true }
        filters += Filter.flag("partner") { $0["partner"] == true }
        filters += Filter.flag("discounted", Filter.isDiscounted)
        filters += Filter.flag("over_cap", Filter.isOverCap)
        for scope in AccountScope.allCases {
            filters.append(Filter(query: "scope=\(scope.rawValue)") { $0["scope"]?.text == scope.rawValue })
        }
        for status in [SubscriptionStatus.active, .canceled] {
            filters.append(
                Filter(query: "subscription_status=\(status.rawValue)") { $0["subscription_status"]?["status"]?.text == status.rawValue })
        }
        filters.append(Filter(query: "expiring_within=400d", fits: Filter.endsWithin400Days))
        filters.append(
            Filter(query: "tier=free&tier=guardian&class=free&class=comped") { row in
                ["free", "guardian"].contains(row["tier"]?.text) && ["free", "comped"].contains(row["class"]?.text)
            })
        return filters
    }()

    @Test(arguments: billingFilters)
    func whatIsBilledLikeThisIsShownAndNothingElse(filter: Filter) async throws {
        try await withService { service in
            try service.tell(try World(seed: 46, organisations: 60).events)
            for month in ["2026-11", "2026-07"] {
                let all = try await service.pages("/rollup?limit=500&month=\(month)", list: "accounts")
                let shown = try await service.pages("/rollup?limit=7&month=\(month)&\(filter.query)", list: "accounts")
                let expected = all.filter(filter.fits)
                #expect(Set(shown.map { $0["account_id"]?.text }) == Set(expected.map { $0["account_id"]?.text }))
                #expect(shown.count == expected.count)
                if month == "2026-11" { #expect((1..<all.count).contains(expected.count), "the world has none or only such accounts") }
                let file = try await service.get("/rollup.csv?month=\(month)&\(filter.query)")
                #expect(file.text.split(separator: "\r\n").count == expected.count + 1)
            }
        }
    }

    @Test func theAccountsOfAManagerAreFoundByAddressAndByWhoAsks() async throws {
        var (mine, other) = (Customer(), Customer())
        try await withService { service in
            let viewer = ServiceHarness.eva.email
            func kept(_ customer: inout Customer, by manager: String) throws -> CloudEvent {
                let identity = AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation)
                return try customer.billing(
                    AccountManagerChanged(of: identity, accountManager: manager, effectiveAt: customer.created), at: customer.created)
            }
            try service.tell(
                try mine.opening(name: "Mine") + other.opening(name: "Other") + [
                    kept(&mine, by: viewer), kept(&other, by: "other@dembrane.com"),
                ])
            func labels(_ manager: String) async throws -> [String?] {
                try await service.pages("/rollup?account_manager=\(manager)", list: "accounts").map { $0["label"]?.text }
            }
            #expect(try await labels("me") == ["Mine"])
            #expect(try await labels("Other@dembrane.com") == ["Other"])
            #expect(try await labels("nobody@dembrane.com") == [])
        }
    }

    @Test func aCursorBelongsToItsView() async throws {
        try await withService { service in
            try service.tell(try World(seed: 44).events)
            let first = try await service.get("/rollup?limit=2&sort=-seats")
            let cursor = try #require(first.json["next_cursor"]?.text)
            let other = try await service.get("/rollup?limit=2&sort=seats&cursor=\(cursor)")
            #expect(other.status == 400 && other.json["field"] == "cursor")
            #expect(try await service.get("/rollup?limit=2&sort=-seats&tier=free&cursor=\(cursor)").status == 400)
            #expect(try await service.get("/rollup?limit=5&sort=-seats&cursor=\(cursor)").status == 200)
        }
    }

    @Test(arguments: [
        ("month=2025-10", "month"), ("month=2026-12", "month"), ("sort=colour", "sort"), ("tier=gold", "tier"), ("active=maybe", "active"),
    ])
    func refusesWhatItDoesNotKnow(query: String, field: String) async throws {
        try await withService { service in
            let answer = try await service.get("/rollup?\(query)")
            #expect(answer.status == 422 && answer.json["field"] == .string(field))
        }
    }

    @Test func anEmptyServiceAnswersAnEmptyRollup() async throws {
        try await withService { service in
            let answer = try await service.get("/rollup")
            #expect(answer.json["month"] == "2026-11")
            #expect(answer.json["as_of"] == "2026-11-23T12:00:00Z")
            #expect(answer.json["accounts"] == [])
            #expect(answer.json["totals"]?["by_class"]?["free"]?["accounts"] == 0)
        }
    }

    @Test func aPastMonthShowsTheAccountAsItWas() async throws {
        var customer = Customer()
        try await withService { service in
            let ada = UserID.random()
            try service.tell(
                try customer.opening() + [
                    customer.member(ada, .owner), customer.member(.random(), joined: Given.at("2026-09-05")),
                    customer.recording(1_000, at: Given.at("2026-08-10")), customer.recording(10, at: Given.at("2026-11-10")),
                    customer.tier(.guardian, at: Given.at("2026-10-10")),
                ])
            func row(_ month: String) async throws -> JSONValue? { try await service.get("/rollup?month=\(month)").json["accounts"]?[0] }
            let august = try await row("2026-08")
            #expect(august?["tier"] == "free" && august?["seats"] == 1 && august?["recorded_seconds"] == 1_000)
            let october = try await row("2026-10")
            #expect(october?["tier"] == "guardian" && october?["seats"] == 2 && october?["recorded_seconds"] == 0)
            #expect(try await row("2025-12") == nil)
            let account = try await service.get("/accounts/\(customer.accountID)")
            #expect(account.json["account"]?["recorded_seconds"] == 10)
            #expect(account.json["account"]?["class"] == "comped")
            #expect(try await service.get("/accounts/\(AccountID.random())").status == 404)
        }
    }
}
