import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("The people of an account")
struct PeopleTests {
    private static func user(
        _ id: UserID, _ name: String, _ email: String, deleted: Bool = false, at: String = "2026-01-10"
    ) throws -> CloudEvent {
        try .fact(UserChanged(userID: id, email: email, displayName: name, deleted: deleted), at: Given.at(at))
    }

    private static func invitation(_ email: String, _ role: WorkspaceRole, to workspace: WorkspaceID, of customer: Customer) throws
        -> CloudEvent
    {
        let membership = MembershipChanged(
            workspaceID: workspace, organisationID: customer.organisation, invitedEmail: email, role: role, state: .pending,
            joinedAt: customer.created, source: .direct, expiresAt: Given.at("2027-01-01"))
        return try .fact(membership, at: customer.created)
    }

    private static func place(
        _ user: UserID, _ role: WorkspaceRole, in workspace: WorkspaceID, of customer: Customer,
        source: MembershipChanged.Source = .direct, state: MembershipChanged.State = .active, at: String = "2026-02-01"
    ) throws -> CloudEvent {
        let membership = MembershipChanged(
            workspaceID: workspace, organisationID: customer.organisation, userID: user, role: role, state: state,
            joinedAt: customer.created, source: source, expiresAt: state == .pending ? Given.at("2027-01-01") : nil)
        return try .fact(membership, at: Given.at(at))
    }

    private static func workspace(_ id: WorkspaceID, _ name: String, of customer: Customer, deleted: Bool = false) throws -> CloudEvent {
        let workspace = WorkspaceChanged(
            workspaceID: id, organisationID: customer.organisation, name: name, usageContext: .internal, createdAt: customer.created,
            deleted: deleted)
        return try .fact(workspace, at: deleted ? Given.at("2026-05-01") : customer.created)
    }

    /// A customer with three workspaces, one of them deleted, and with people of every kind.
    private struct Office {
        let customer = Customer()
        let second = WorkspaceID.random()
        let gone = WorkspaceID.random()
        let ada = UserID.random()
        let bob = UserID.random()
        let cor = UserID.random()
        let dis = UserID.random()

        func events() throws -> [CloudEvent] {
            let first = customer.workspace
            return try customer.opening() + [
                workspace(second, "Archive", of: customer), workspace(gone, "Gone", of: customer),
                user(ada, "Ada", "ada@acme.example"), user(bob, "bob", "bob@acme.example"), user(cor, "Cor", "cor@acme.example"),
                place(ada, .observer, in: first, of: customer), place(ada, .admin, in: second, of: customer),
                place(bob, .observer, in: first, of: customer), place(bob, .owner, in: second, of: customer, source: .inherited),
                // Invited, and known under the same address by now.
                invitation("COR@acme.example", .member, to: first, of: customer),
                invitation("new@acme.example", .external, to: first, of: customer),
                // No longer here: removed, or of a workspace that is deleted.
                place(dis, .owner, in: first, of: customer), place(dis, .owner, in: first, of: customer, state: .removed, at: "2026-03-01"),
                place(dis, .owner, in: gone, of: customer), workspace(gone, "Gone", of: customer, deleted: true),
                .fact(UserLoggedIn(userID: ada, at: Given.at("2026-11-20")), at: Given.at("2026-11-20")),
            ]
        }
    }

    @Test func aMonthBeforeTheFirstLoginSaysThatNobodyKnows() async throws {
        let office = Office()
        try await withService { service in
            try service.tell(try office.events())
            #expect(try await service.get("/rollup?month=2026-11").json["logins_known"] == true)
            #expect(try await service.get("/rollup?month=2026-10").json["logins_known"] == false)
            let months = try await service.get("/accounts/\(office.customer.accountID)/months").json["months"]?.list ?? []
            #expect(months.last?["logins_known"] == true && months.first?["logins_known"] == false)
        }
    }

    @Test func aPastMonthShowsWhoWasThereThen() async throws {
        let office = Office()
        try await withService { service in
            try service.tell(try office.events())
            func people(in month: String) async throws -> [String?] {
                let answer = try await service.get("/accounts/\(office.customer.accountID)/people?month=\(month)").json
                return answer["people"]?.list.map { $0["user_id"]?.text ?? $0["invited_email"]?.text } ?? []
            }
            // Whoever is told of later came when they joined; one of them left in March.
            #expect(try await people(in: "2026-01").count == 5)
            #expect(try await people(in: "2026-02").contains(office.dis.description))
            #expect(try await !people(in: "2026-05").contains(office.dis.description))
            #expect(try await people(in: "2026-11").count == 4)
            #expect(try await service.get("/accounts/\(office.customer.accountID)/people?month=2025-12").status == 404)
        }
    }

    @Test func everyPersonIsListedOnceAsTheMostThatTheyAre() async throws {
        let office = Office()
        try await withService { service in
            try service.tell(try office.events())
            let answer = try await service.get("/accounts/\(office.customer.accountID)/people").json
            let people = answer["people"]?.list ?? []
            #expect(people.map { $0["email"]?.text } == ["ada@acme.example", "bob@acme.example", "cor@acme.example", "new@acme.example"])
            #expect(people.map { $0["role"]?.text } == ["admin", "owner", "member", "external"])
            #expect(people.map { $0["state"]?.text } == ["active", "active", "pending", "pending"])
            // What is inherited takes no seat, nor does an observer.
            #expect(people.map { $0["seat"] } == [true, false, true, true])
            #expect(people.map { $0["user_id"]?.text } == [office.ada.description, office.bob.description, office.cor.description, nil])
            #expect(people.map { $0["invited_email"]?.text } == [nil, nil, nil, "new@acme.example"])
            #expect(people[0]["workspaces"]?.list.map { $0["name"]?.text } == ["Archive", "Research"])
            #expect(people[0]["workspaces"]?[1]?["role"] == "observer" && people[0]["workspace_count"] == 2)
            #expect(people[0]["last_login_at"] == "2026-11-20T00:00:00Z" && people[0]["logins_30d"] == 1)
            #expect(answer["total"] == 4 && answer["first"] == 1)
            let seats = try await service.get("/rollup").json["accounts"]?[0]?["seats"]
            #expect(seats == 3, "as many as the account has")
        }
    }

    @Test func whoeverWasDeletedHasNoNameAndNoAddressAnyMore() async throws {
        let office = Office()
        try await withService { service in
            try service.tell(try office.events() + [Self.user(office.bob, "Bob", "bob@acme.example", deleted: true, at: "2026-06-01")])
            let answer = try await service.get("/accounts/\(office.customer.accountID)/people")
            #expect(!answer.text.lowercased().contains("bob"))
            #expect(answer.json["total"] == 4, "the place is there as long as the platform says so")
            #expect(try await service.get("/accounts/\(office.customer.accountID)/people?search=bob").json["total"] == 0)
        }
    }

    @Test(arguments: [
        ("role=admin", ["Ada"]), ("role=observer", []), ("state=pending", ["Cor", ""]), ("state=active", ["Ada", "bob"]),
        ("search=ACME.example", ["Ada", "bob", "Cor", ""]), ("search=b", ["bob"]), ("search=new@&role=external", [""]),
    ])
    func areFiltered(query: String, names: [String]) async throws {
        let office = Office()
        try await withService { service in
            try service.tell(try office.events())
            let answer = try await service.get("/accounts/\(office.customer.accountID)/people?\(query)").json
            #expect(answer["people"]?.list.compactMap { $0["name"]?.text } == names)
            #expect(answer["total"]?.number == Int64(names.count))
        }
    }

    @Test func areWalkedForthAndBack() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening()
                    + (0..<11).flatMap { number -> [CloudEvent] in
                        let user = UserID.random()
                        return try [Self.user(user, number < 5 ? "Same" : "Person \(number)", "p@example.org"), customer.member(user)]
                    })
            let path = "/accounts/\(customer.accountID)/people?limit=3"
            try await PagingTests.walk(path, "people", service)
            let cursor = try #require(try await service.get(path).json["next_cursor"]?.text)
            #expect(try await service.get("\(path)&role=owner&cursor=\(cursor)").json["field"] == "cursor")
            #expect(try await service.get("/accounts/\(AccountID.random())/people").status == 404)
            #expect(try await service.get("\(path)&role=king").json["field"] == "role")
            #expect(try await service.get("\(path)&state=removed").json["field"] == "state")
        }
    }

    @Test func aPersonIsFoundWithEveryPlaceThatTheyHave() async throws {
        let (office, other) = (Office(), Customer())
        let former = UserID.random()
        try await withService { service in
            try service.tell(
                try office.events() + other.opening(name: "Zebra", workspaceName: "Stripes") + [
                    other.member(office.ada, .billing), Self.invitation("cor@acme.example ", .admin, to: other.workspace, of: other),
                    Self.user(former, "Former", "former@acme.example", deleted: true),
                ])
            let ada = try await service.get("/people/\(office.ada)").json["person"]
            #expect(ada?["name"] == "Ada" && ada?["email"] == "ada@acme.example" && ada?["logins_30d"] == 1)
            let memberships = ada?["memberships"]?.list ?? []
            #expect(memberships.map { $0["workspace_name"]?.text } == ["Archive", "Research", "Stripes"])
            #expect(memberships.map { $0["role"]?.text } == ["admin", "observer", "billing"])
            #expect(memberships[2]["account_id"]?.text == other.accountID.description && memberships[2]["account_label"] == "Zebra")
            #expect(memberships[0]["organisation_name"] == "Acme" && memberships[0]["source"] == "direct")
            let cor = try await service.get("/people/\(office.cor)").json["person"]?["memberships"]?.list ?? []
            #expect(cor.map { $0["state"]?.text } == ["pending", "pending"])
            // By their id alone.
            let gone = try await service.get("/people/\(former)").json["person"]
            #expect(gone?["deleted"] == true && gone?["name"] == "" && gone?["email"] == "")
            #expect(ada?["deleted"] == .null)
            for missing in ["\(UserID.random())", "nobody"] {
                #expect(try await service.get("/people/\(missing)").status == 404, "\(missing)")
            }
            let workspace = try await service.get("/workspaces/\(other.workspace)").json["workspace"]
            #expect(workspace?["account_label"] == "Zebra" && workspace?["organisation_name"] == "Zebra")
        }
    }
}
