import Contracts
import Foundation
import Testing
import WireJSON
@testable import RollupService

@Suite("Revenue by month, risk, search and workspaces")
struct InsightTests {
    @Test(arguments: UInt64(61)...66)
    func movementsAddUpToTheDifference(seed: UInt64) async throws {
        try await withService { service in
            try service.tell(try World(seed: seed, organisations: 10).events)
            let months = try await service.get("/mrr").json["months"]?.list ?? []
            #expect(months.count == 13)
            var previous: Int64?
            for month in months {
                func cents(_ name: String) -> Int64 { month["\(name)_cents"]?.number ?? .min }
                if let previous { #expect(cents("opening") == previous) }
                let moved = ["new", "expansion", "contraction", "churn", "reactivation"].reduce(0) { $0 + cents($1) }
                #expect(cents("opening") + moved == cents("closing"))
                #expect(cents("contraction") <= 0 && cents("churn") <= 0)
                let byClass = RevenueClass.allCases.reduce(Int64(0)) { $0 + (month["by_class"]?[$1.rawValue]?["mrr_cents"]?.number ?? 0) }
                #expect(byClass == cents("closing"))
                let page = try await service.get("/rollup?month=\(month["month"]?.text ?? "")").json
                #expect(page["totals"]?["mrr_forecast_cents"]?.number == cents("closing"))
                previous = cents("closing")
            }
            #expect(try await service.get("/mrr?from=2026-10&to=2026-09").status == 422)
            #expect(try await service.get("/mrr?from=2024-10").status == 422)
        }
    }

    /// Reckoned anew from all that is known, the parts come to what the rows and the totals have, in every month.
    @Test(arguments: UInt64(71)...73)
    func thePartsOfARevenueAddUpToIt(seed: UInt64) async throws {
        try await withService { service in
            try service.tell(try World(seed: seed, organisations: 8).events)
            var paid = 0
            for back in [0, 1, 5] {
                let month = World.now.month.adding(months: -back)
                for account in try await service.pages("/rollup?month=\(month)", list: "accounts") {
                    let id = try #require(account["account_id"]?.text)
                    let revenue = try await service.get("/accounts/\(id)/revenue?month=\(month)").json
                    #expect(revenue["mrr_cents"] == account["mrr_cents"] && revenue["class"] == account["class"])
                    let parts = revenue["parts"]?.list ?? []
                    #expect(parts.reduce(0) { $0 + ($1["seats"]?.number ?? 0) } == account["billed_seats"]?.number)
                    let sum = parts.reduce(0) { $0 + ($1["amount_cents"]?.number ?? 0) }
                    #expect(revenue["net_cents"]?.number == sum)
                    if account["class"] == "paying" || account["class"] == "managed" {
                        paid += 1
                        #expect(sum == account["mrr_cents"]?.number)
                    }
                }
            }
            #expect(paid > 0)
            #expect(try await service.get("/accounts/\(AccountID.random())/revenue").status == 404)
        }
    }

    @Test func revenueIsReckonedAsIfTermsWereOthers() async throws {
        var customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening() + [customer.member(.random()), customer.tier(.guardian, at: Given.at("2026-02-01"))])
            let path = "/accounts/\(customer.accountID)/revenue"
            #expect(try await service.get(path).json["class"] == "comped")
            let managed = try await service.get("\(path)?tier=changemaker&managed=true&seats=4&billing_period=annual").json
            #expect(managed["mrr_cents"] == 30_000 && managed["class"] == "managed" && managed["tier"] == "changemaker")
            #expect(try await service.get(path).json["tier"] == "guardian", "nothing was changed")
            for query in ["tier=gold", "seats=0", "managed=maybe", "billing_period=weekly"] {
                #expect(try await service.get("\(path)?\(query)").status == 422, "\(query)")
            }
        }
    }

    @Test func theRisksOfOneAccountAreAListOfTheirOwn() async throws {
        let (full, other) = (Customer(), Customer())
        let second = WorkspaceID.random()
        try await withService { service in
            try service.tell(try other.opening() + [other.recording(3_600, at: Given.at("2026-11-02"))])
            try service.tell(try full.opening(workspaceName: "Near") + [full.recording(3_000, at: Given.at("2026-11-02"))])
            let more = WorkspaceChanged(
                workspaceID: second, organisationID: full.organisation, name: "Full", usageContext: .internal, createdAt: full.created)
            let recording = ConversationRecorded(
                conversationID: .random(), workspaceID: second, organisationID: full.organisation,
                seconds: 4_000, recordedAt: Given.at("2026-11-03"))
            try service.tell([.fact(more, at: full.created), .fact(recording, at: Given.at("2026-11-03"))])
            let path = "/at-risk?account=\(full.accountID)"
            let answer = try await service.get(path).json
            #expect(answer["rows"]?.list.map { $0["workspace_name"]?.text } == ["Full", "Near"])
            #expect(answer["total"] == 2 && answer["first"] == 1)
            #expect(try await service.pages("\(path)&limit=1", list: "rows").count == 2)
            #expect(try await service.get("\(path)&reason=at_cap").json["total"] == 1)
            #expect(try await service.get("/at-risk?account=\(AccountID.random())").json["total"] == 0)
            let cursor = try await service.get("\(path)&limit=1").json["next_cursor"]?.text ?? ""
            #expect(try await service.get("/at-risk?cursor=\(cursor)").status == 400)
        }
    }

    @Test func risksComeMostUrgentFirst() async throws {
        var pilot = Customer()
        var fallen = Customer()
        let (full, near) = (Customer(), Customer())
        try await withService { service in
            try service.tell(
                try pilot.opening(workspaceName: "Pilot") + [
                    pilot.tier(.pilot, at: Given.at("2026-01-11")), pilot.recording(40_000, at: Given.at("2026-11-02")),
                ])
            try service.tell(try full.opening(workspaceName: "Full") + [full.recording(3_600, at: Given.at("2026-11-02"))])
            try service.tell(try near.opening(workspaceName: "Near") + [near.recording(2_900, at: Given.at("2026-11-02"))])
            try service.tell(
                try fallen.opening(workspaceName: "Fallen") + [
                    fallen.tier(.guardian, at: Given.at("2026-02-01")), fallen.tier(.innovator, at: Given.at("2026-11-20")),
                    fallen.member(.random(), .owner),
                ])
            let rows = try await service.get("/at-risk").json["rows"]?.list ?? []
            #expect(rows.map { $0["workspace_name"]?.text } == ["Pilot", "Full", "Near", "Fallen"])
            #expect(
                rows.map { $0["reason"]?.text } == ["pilot_hard_block", "at_cap", "approaching_cap", "recently_downgraded"])
            #expect(rows[3]["downgraded_from"] == "guardian" && rows[3]["downgraded_at"] == "2026-11-20T00:00:00Z")
            #expect(rows[3]["remedy"] == "re-engagement")
            // 2,900 s in 22.5 days reach 3,600 s after 27.93 days, within the month.
            #expect(rows[2]["projected_at"]?.text?.hasPrefix("2026-11-28T22:") == true)
            let paged = try await service.pages("/at-risk?limit=1", list: "rows")
            #expect(paged.map { $0["workspace_id"] } == rows.map { $0["workspace_id"] })
            let filtered = try await service.get("/at-risk?reason=at_cap").json["rows"]?.list ?? []
            #expect(filtered.map { $0["workspace_name"]?.text } == ["Full"])
        }
    }

    @Test func loginsDecideTheRemedy() async throws {
        let customer = Customer()
        let ada = UserID.random()
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.member(ada, .owner), customer.recording(3_600, at: Given.at("2026-11-02")),
                    .fact(UserChanged(userID: ada, email: "ada@acme.example", displayName: "Ada"), at: customer.created),
                    .fact(UserLoggedIn(userID: ada, at: Given.at("2026-10-01")), at: Given.at("2026-10-01")),
                ])
            let before = try await service.get("/at-risk").json["rows"]?[0]
            #expect(before?["remedy"] == "re-engagement")
            #expect(before?["admins"]?[0]?["last_login_at"] == "2026-10-01T00:00:00Z")
            try service.tell([.fact(UserLoggedIn(userID: ada, at: Given.at("2026-11-22")), at: Given.at("2026-11-22"))])
            let after = try await service.get("/at-risk").json["rows"]?[0]
            #expect(after?["remedy"] == "warm upgrade talk")
            #expect(after?["admins"]?[0]?["logins_30d"] == 1)
        }
    }

    /// Short texts that are no hexadecimal digits, since a search also looks into the ids, which are random here.
    @Test(arguments: ["acme", "ACME", "esear", "ada love", "ada@acme", "cm"])
    func findsBySomeOfTheName(text: String) async throws {
        let customer = Customer()
        let ada = UserID.random()
        try await withService { service in
            try service.tell(try Customer().opening(name: "Other", workspaceName: "Elsewhere"))
            try service.tell(
                try customer.opening() + [
                    customer.member(ada, .owner),
                    .fact(UserChanged(userID: ada, email: "Ada@acme.example", displayName: "Ada Lovelace"), at: customer.created),
                ])
            let query = text.replacingOccurrences(of: " ", with: "%20")
            let found = try await service.get("/rollup?search=\(query)").json
            #expect(found["accounts"]?.list.compactMap { $0["label"]?.text } == ["Acme"])
            #expect(found["totals"]?["accounts"] == 1)
            let everywhere = try await service.get("/search?q=\(query)").json
            #expect(everywhere["accounts"]?[0]?["account_id"]?.text == customer.accountID.description)
        }
    }

    @Test func findsEachKindOfThing() async throws {
        let customer = Customer()
        let ada = UserID.random()
        try await withService { service in
            try service.tell(
                try customer.opening(name: "Acme \"Labs\" %_") + [
                    customer.member(ada, .owner),
                    .fact(UserChanged(userID: ada, email: "ada@acme.example", displayName: "Ada"), at: customer.created),
                ])
            func ids(_ query: String, _ list: String, _ field: String) async throws -> [String?] {
                try await service.get("/search?q=\(query)").json[list]?.list.map { $0[field]?.text } ?? []
            }
            #expect(try await ids("research", "workspaces", "workspace_id") == [customer.workspace.description])
            #expect(try await ids("%22labs%22", "organisations", "organisation_id") == [customer.organisation.description])
            #expect(try await ids("ada", "people", "user_id") == [ada.description])
            #expect(try await ids("\(customer.workspace)", "accounts", "account_id") == [customer.accountID.description])
            #expect(try await ids("nothing", "accounts", "account_id") == [])
            #expect(try await service.get("/search").status == 422)
        }
    }

    @Test func showsAWorkspaceAndItsMembers() async throws {
        let customer = Customer()
        let (ada, bob, gone) = (UserID.random(), UserID.random(), UserID.random())
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.member(bob, .observer), customer.member(ada, .owner), customer.member(gone),
                    customer.member(gone, state: .removed, at: Given.at("2026-05-01")),
                    .fact(UserChanged(userID: ada, email: "ada@acme.example", displayName: "Ada"), at: customer.created),
                ])
            let workspace = try await service.get("/workspaces/\(customer.workspace)").json["workspace"]
            #expect(workspace?["name"] == "Research" && workspace?["seats"] == 1 && workspace?["cap_seconds"] == 3_600)
            let members = try await service.get("/workspaces/\(customer.workspace)/members").json["members"]?.list ?? []
            #expect(members.map { $0["user_id"]?.text } == [ada.description, bob.description])
            #expect(members.map { $0["seat"] } == [true, false])
            #expect(try await service.get("/workspaces/\(WorkspaceID.random())").status == 404)
            #expect(try await service.get("/workspaces/nonsense/members").status == 404)
        }
    }
}
