import Contracts
import Database
import EventKit
import HTTP
import InvoiceSamples
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The list of renewals")
struct RenewalRouteTests {
    /// Managed since t0 and never invoiced: due from that day.
    private static let first = "invoice_period.\(account).\(t0.date)"

    @Test func aManagedAccountStandsInItUntilItIsInvoicedAndAgainBeforeThatEnds() async throws {
        try await withInvoicing(given: try Facts.buyer) { service in
            let row = try await service.renewal()
            #expect(row["renewal_id"] == .string(Self.first) && row["kind"] == "invoice_period" && row["tier"] == "guardian")
            #expect(row["label"] == "Acme" && row["overdue"] == false && row["account_manager"] == .null && row["note"] == .null)
            let list = PriceList.standard.intervalAmount(.guardian, .annual, seats: 3, discount: .zero)
            #expect(row["next_amount_cents"] == .integer(list.amount))
            service.time.set(t0.adding(days: 1))
            let counts = try await service.get("/renewals").json["counts"]
            #expect(counts == ["total": 1, "overdue": 1, "snoozed": 0, "next_amount_cents": .integer(list.amount)])

            try await service.issue()
            #expect(try await service.renewals() == [])
            #expect(try await service.get("/renewals/\(Self.first)").status == 404)
            #expect(try await service.renewals("?within=365").count == 1)
            #expect(try await service.renewals("?within=365d&kind=trial") == [])
        }
    }

    @Test func theAmountFollowsSeatsAndDiscounts() async throws {
        try await withInvoicing(given: try Facts.buyer) { service in
            func amount() async throws -> JSONValue? { try await service.renewal()["next_amount_cents"] }
            func list(_ seats: Int) -> JSONValue {
                .integer(PriceList.standard.intervalAmount(.guardian, .annual, seats: seats, discount: .zero).amount)
            }
            try service.apply([Facts.seat(4)])
            #expect(try await amount() == list(4))
            try service.apply([Facts.seat(4, state: .removed, at: t0)])
            #expect(try await amount() == list(3))
            // A workspace that goes to another organisation takes its people along.
            try service.apply([Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, at: t0)])
            #expect(try await amount() == list(2))
            try await service.command(.put, accountPath + "/discount", ["kind": "scholarship", "percent": 50, "reason": "Education"])
            #expect(try await amount() == list(1))
        }
    }

    @Test func whatEndsByItselfStandsThereUntilThen() async throws {
        let end = t0.adding(days: 20)
        let facts =
            try Facts.customer + [
                Facts.subscription(), Facts.subscription(.canceled, at: t0.adding(days: -1), paidUntil: end),
            ]
        try await withService(given: facts) { service in
            let row = try await service.renewal()
            #expect(row["kind"] == "canceled_subscription" && row["due_on"] == .string("\(end.date)"))
            #expect(row["contact"] == .null)
            service.time.set(end)
            #expect(try await service.renewals() == [], "it is over, whether or not its timer has run")
            try await service.runTimers()
            #expect(try await service.renewals("?within=3660") == [])
        }
    }

    @Test func itIsFilteredByManagerAndPaged() async throws {
        let facts = try Facts.customer + [Facts.organisation(Known.otherOrganisation)]
        let other = "/accounts/\(AccountID(of: Known.otherOrganisation))"
        try await withService(given: facts) { service in
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian", "account_manager": "eva@dembrane.com"])
            try await service.command(.post, other + "/trial", ["reason": "Met at a fair"])
            #expect(try await service.renewals().count == 2)
            #expect(try await service.renewals("?manager=EVA%40dembrane.com") == [Self.first])
            #expect(try await service.renewals("?manager=me") == [Self.first])
            let nobodys = try await service.renewals("?manager=none")
            #expect(nobodys.count == 1 && nobodys.first?.hasPrefix("trial.") == true)
            #expect(try await service.renewals("?manager=kim%40dembrane.com") == [])
            let page = try await service.get("/renewals?limit=1").json
            let cursor = try #require(page["next_cursor"]?.text)
            #expect(page["counts"]?["total"] == 2)
            #expect(try await service.renewals("?limit=1&cursor=\(cursor)") == nobodys)
            #expect(try await service.get("/renewals?kind=trial&cursor=\(cursor)").status == 400)
        }
    }

    @Test func whoeverIsToBeSpokenToIsTold() async throws {
        let facts =
            try Facts.customer + [
                Facts.user(), Facts.member(Known.requester, .owner), Facts.member(.random(), .billing),
                Facts.details(SampleParty.dutchPublicBody),
            ]
        try await withInvoicing(given: facts) { service in
            let owner = try await service.renewal()["contact"]
            #expect(owner?["email"] == "ada@acme.example" && owner?["name"] == "Ada Lovelace" && owner?["source"] == "owner")
            #expect(owner?["user_id"] == .string("\(Known.requester)"))
            try service.apply([Facts.details(SampleParty.dutchBusiness, at: t0)])
            let invoices = try await service.renewal()["contact"]
            #expect(invoices == ["user_id": .null, "name": .null, "email": "facturen@devries.example", "source": "invoice_email"])
            try service.apply([Facts.details(SampleParty.dutchPublicBody, at: t0.adding(seconds: 1)), Facts.user(deleted: true, at: t0)])
            #expect(try await service.renewal()["contact"] == .null, "of somebody deleted nothing is told")
        }
    }

    @Test func aNoteIsKeptAndASnoozePutsItAside() async throws {
        try await withInvoicing { service in
            let path = "/renewals/\(Self.first)"
            let version = try await service.get(path).headers["ETag"]
            let body: JSONValue = ["note": "  Signs in spring ", "snooze_until": "2026-12-01"]
            let answer = try await service.send(.post, path + "/note", body: body, headers: ["If-Match": version ?? ""])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["renewal"]?["note"] == "Signs in spring")
            #expect(answer.json["renewal"]?["snoozed_until"] == "2026-12-02T00:00:00Z", "a day counts to its end")
            #expect(try service.eventNames().last == "renewal-noted")
            let stale = try await service.send(.post, path + "/note", body: body, headers: ["If-Match": version ?? ""])
            #expect(stale.status == 412)

            #expect(try await service.renewals() == [])
            #expect(try await service.renewals("?snoozed=true") == [Self.first])
            #expect(try await service.get("/renewals").json["counts"]?["snoozed"] == 1)
            #expect(try await service.get(path).json["renewal"]?["note"] == "Signs in spring", "its own page still tells it")
            service.time.set(try #require(Instant("2026-12-02T00:00:00Z")))
            #expect(try await service.renewals() == [Self.first])
            #expect(try await service.renewal()["snoozed_until"] == .null)
            try await service.issue()
            let late = try await service.post(path + "/note", ["note": "Too late"])
            #expect(late.status == 404)
        }
    }

    static let wrong: [(body: JSONValue, field: String)] = [
        ([:], "note"), (["note": " "], "note"), (["note": .string(String(repeating: "x", count: 2_001))], "note"),
        (["note": "x", "snooze_until": "2026-11-01"], "snooze_until"), (["note": "x", "snooze_until": "2028-01-01"], "snooze_until"),
        (["note": "x", "snooze_until": "soon"], "snooze_until"),
    ]

    @Test(arguments: wrong.indices) func aNoteThatIsNoneIsRefused(index: Int) async throws {
        let (body, field) = Self.wrong[index]
        try await withInvoicing { service in
            let answer = try await service.post("/renewals/\(Self.first)/note", body)
            #expect(answer.status == 422 && answer.json["field"] == .string(field), "\(answer.text)")
        }
    }

    static let wrongQueries = [
        "?within=-1", "?within=3661", "?within=soon", "?kind=refund", "?snoozed=maybe", "?cursor=x", "?limit=0",
        "?manager=" + String(repeating: "x", count: 255),
    ]

    @Test(arguments: wrongQueries) func whatCannotBeAskedIsRefused(query: String) async throws {
        try await withService { service in
            let refused = try await service.get("/renewals\(query)")
            #expect(refused.status == 422)
            let (none, unknown) = (try await service.get("/renewals/x"), "/renewals/trial.\(account).2026-12-31/note")
            #expect(none.status == 404)
            let noted = try await service.post(unknown, ["note": "x"])
            #expect(noted.status == 404)
        }
    }

    @Test func theExportHasALineForEach() async throws {
        try await withInvoicing { service in
            try await service.command(.put, accountPath + "/account-manager", ["email": "eva@dembrane.com", "reason": "Takes over"])
            let answer = try await service.get("/renewals.csv?within=30d")
            let lines = answer.text.split(separator: "\r\n")
            #expect(lines.count == 2 && lines[0].hasPrefix("due_on,overdue,kind,account_id,label"))
            #expect(lines[1].hasPrefix("\(t0.date),false,invoice_period,\(account),Acme,guardian,") && lines[1].hasSuffix(Self.first))
            #expect(lines[1].contains(",eva@dembrane.com,"))
            #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"renewals-30d.csv\"")
            #expect(try await service.get("/renewals.csv?kind=trial").text.split(separator: "\r\n").count == 1)
        }
    }

    @Test func noQuestionLooksAtAllAccounts() async throws {
        try await withService { service in
            var filters = [RenewalFilter(now: t0), RenewalFilter(now: t0), RenewalFilter(now: t0).snoozed]
            filters[1].manager = .address("eva@dembrane.com")
            for filter in filters {
                let (condition, values) = filter.condition
                for question in [
                    "SELECT count(*), sum(next_amount_cents) FROM renewals WHERE \(condition)",
                    "SELECT account_id FROM renewals WHERE \(condition) ORDER BY due_on, account_id LIMIT 50",
                ] {
                    let plan = try service.runtime.database.read { connection in
                        try connection.query("EXPLAIN QUERY PLAN \(question)", values) { $0.text(3) }
                    }
                    #expect(plan.allSatisfy { $0.hasPrefix("SEARCH renewals USING") }, "\(question): \(plan)")
                }
            }
        }
    }
}

extension ServiceHarness {
    /// The ids of those that fit, in their order.
    func renewals(_ query: String = "") async throws -> [String] {
        let answer = try await get("/renewals" + query)
        try #require(answer.status == 200, "\(answer.text)")
        guard case .array(let rows)? = answer.json["renewals"] else { return [] }
        return rows.compactMap { $0["renewal_id"]?.text }
    }

    /// The first of the list.
    func renewal() async throws -> JSONValue {
        try #require(try await get("/renewals").json["renewals"]?[0])
    }
}

extension Facts {
    fileprivate static func member(_ user: UserID, _ role: WorkspaceRole) throws -> CloudEvent {
        let payload = MembershipChanged(
            workspaceID: Known.workspace, organisationID: Known.organisation, userID: user, role: role, state: .active, joinedAt: created,
            source: .direct)
        return try .fact(payload, at: created)
    }
}
