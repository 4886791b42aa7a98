import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("Whom to talk to")
struct ContactTests {
    private let customer = Customer()
    private let owner = UserID.random()

    private func role(_ role: OrganisationMembershipChanged.Role, removed: Bool = false, at: String) throws -> CloudEvent {
        let membership = OrganisationMembershipChanged(
            organisationID: customer.organisation, userID: owner, role: role, removed: removed)
        return try .fact(membership, at: Given.at(at))
    }

    private func user(_ name: String, at: String) throws -> CloudEvent {
        try .fact(UserChanged(userID: owner, email: "olga@acme.example", displayName: name), at: Given.at(at))
    }

    private func opening() throws -> [CloudEvent] { try customer.opening() + [customer.member(.random())] }

    private func row(_ service: ServiceHarness, _ query: String = "") async throws -> JSONValue? {
        try await service.get("/rollup\(query)").json["accounts"]?[0]
    }

    @Test func theOrganisationsOwnerSpeaksForAWorkspaceThatNobodyAdministers() async throws {
        let facts = try opening() + [role(.owner, at: "2026-03-01"), user("Olga", at: "2026-03-01")]
        try await withService { service in
            try service.tell(facts)
            let admins = try await row(service)
            for contacts in [admins?["admins"], admins?["workspaces"]?[0]?["admins"]] {
                #expect(contacts?.list.count == 1)
                #expect(contacts?[0]?["name"] == "Olga" && contacts?[0]?["source"] == "organisation")
            }
            #expect(try await row(service, "?month=2026-02")?["admins"] == [], "nobody was there yet")
            let workspace = try await service.get("/workspaces/\(customer.workspace)").json
            #expect(
                workspace["admins"]?[0]?["source"] == "organisation" || workspace["workspace"]?["admins"]?[0]?["source"] == "organisation")
            #expect(try await service.get("/rollup?search=olga").json["totals"]?["accounts"] == 1)
        }
    }

    @Test func whoeverAdministersTheWorkspaceComesFirst() async throws {
        let facts = try opening() + [role(.owner, at: "2026-03-01"), customer.member(.random(), .admin)]
        try await withService { service in
            try service.tell(facts)
            let admins = try await row(service)?["admins"]
            #expect(admins?.list.count == 1 && admins?[0]?["source"] == "direct")
        }
    }

    @Test func theirLoginsAndNewNamesCount() async throws {
        let login = UserLoggedIn(userID: owner, at: Given.at("2026-11-20"))
        let facts = try opening() + [role(.admin, at: "2026-03-01"), user("Olga", at: "2026-03-01")]
        try await withService { service in
            try service.tell(facts)
            try service.tell([.fact(login, at: login.at), user("Olga Maria", at: "2026-11-21")])
            let line = try await row(service)
            #expect(line?["admins"]?[0]?["name"] == "Olga Maria")
            #expect(line?["admins"]?[0]?["logins_30d"] == 1)
            #expect(try await service.get("/rollup").json["totals"]?["logins_30d"] == 1)
        }
    }

    @Test(arguments: [false, true])
    func whoeverLeftOrLostTheRoleIsNoContact(removed: Bool) async throws {
        let facts = try opening() + [role(.owner, at: "2026-03-01"), role(removed ? .owner : .member, removed: removed, at: "2026-10-05")]
        try await withService { service in
            try service.tell(facts.reversed())
            #expect(try await row(service)?["admins"] == [])
            #expect(try await row(service, "?month=2026-09")?["admins"]?.list.count == 1)
        }
    }

    /// The owner of the organisation is no owner of what it doesn't hold.
    @Test func anotherOrganisationsOwnerIsNoContact() async throws {
        let other = OrganisationMembershipChanged(organisationID: .random(), userID: owner, role: .owner)
        let facts = try opening() + [.fact(other, at: Given.at("2026-03-01"))]
        try await withService { service in
            try service.tell(facts)
            #expect(try await row(service)?["admins"] == [])
        }
    }

    private func billingContacts(_ service: ServiceHarness, of account: AccountID, _ query: String = "") async throws -> [String] {
        let contacts = try await service.get("/accounts/\(account)\(query)").json["billing_contacts"]?.list ?? []
        return contacts.map { "\($0["name"]?.text ?? ""), \($0["source"]?.text ?? "")" }
    }

    @Test func whoHasTheBillingRoleIsWhomToSpeakToAboutMoney() async throws {
        let (clerk, guest) = (UserID.random(), UserID.random())
        let facts =
            try opening() + [
                role(.billing, at: "2026-03-01"), user("Olga", at: "2026-03-01"), customer.member(clerk, .billing),
                customer.member(guest, .billing, state: .pending),
                .fact(UserChanged(userID: clerk, email: "carl@acme.example", displayName: "Carl"), at: Given.at("2026-01-01")),
            ]
        try await withService { service in
            try service.tell(facts.reversed())
            #expect(try await billingContacts(service, of: customer.accountID) == ["Carl, direct", "Olga, organisation"])
            #expect(try await billingContacts(service, of: customer.accountID, "?month=2026-02") == ["Carl, direct"])
        }
    }

    @Test func anExternalWorkspacesMoneyIsNotItsOrganisations() async throws {
        let client = WorkspaceChanged(
            workspaceID: customer.workspace, organisationID: customer.organisation, name: "For a client", usageContext: .external,
            createdAt: customer.created)
        let facts =
            try opening() + [
                .fact(client, at: Given.at("2026-01-11")), role(.billing, at: "2026-03-01"), customer.member(.random(), .billing),
            ]
        try await withService { service in
            try service.tell(facts)
            #expect(try await billingContacts(service, of: AccountID(of: customer.workspace)) == [", direct"])
            #expect(try await billingContacts(service, of: customer.accountID) == [", organisation"])
        }
    }
}
