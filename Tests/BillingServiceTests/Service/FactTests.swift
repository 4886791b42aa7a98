import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The platform's facts")
struct FactTests {
    @Test func anyFactOfAnOrganisationOpensItsAccountOnce() async throws {
        let membership = OrganisationMembershipChanged(organisationID: Known.organisation, userID: .random(), role: .owner)
        let facts = [try CloudEvent.fact(membership, at: t0.adding(days: -3)), try Facts.organisation(), try Facts.workspace()]
        try await withService(given: facts) { service in
            try service.apply(facts)
            let opened = try service.events().map { try $0.decode(AccountOpened.self) }
            #expect(
                opened == [
                    AccountOpened(
                        of: AccountIdentity(of: Known.organisation), effectiveAt: t0.adding(days: -3))
                ])
        }
    }

    @Test func factsAboutUsersOpenNothing() async throws {
        let user = UserChanged(userID: .random(), email: "ada@example.com", displayName: "Ada")
        try await withService(given: [try .fact(user, at: t0)]) { service in
            let events = try service.events()
            #expect(events == [])
        }
    }

    @Test func anExternalWorkspaceHasAnAccountThatMovesWithIt() async throws {
        let workspaceAccount = AccountID(of: Known.workspace)
        try await withService(given: [try Facts.workspace(Known.workspace, .external)]) { service in
            #expect(try service.events().compactMap { try $0.decode(AccountOpened.self)?.accountID } == [account, workspaceAccount])
            try service.apply([try Facts.workspace(in: Known.otherOrganisation, .external, at: t0.adding(days: -1))])
            // A late fact from before the move, as a recovery brings it, doesn't take it back.
            try service.apply([try Facts.workspace(Known.workspace, .external, at: t0.adding(days: -2))])
            let moves = try service.events().compactMap { try $0.decode(AccountMoved.self) }
            #expect(moves.map(\.organisationID) == [Known.otherOrganisation])
            #expect(moves.map(\.effectiveAt) == [t0.adding(days: -1)])
            let answer = try await service.get("/accounts/\(workspaceAccount)")
            #expect(answer.json["billing"]?["organisation_id"] == .string("\(Known.otherOrganisation)"))
            #expect(answer.json["billing"]?["scope"] == "workspace")
        }
    }

    @Test func theTierOfAnExternalWorkspaceIsThatOfItsOwnAccount() async throws {
        try await withService(given: try Facts.customer + [Facts.workspace(Known.otherWorkspace, .external, at: t0)]) { service in
            let body: JSONValue = ["tier": "guardian", "reason": "Agreed by phone"]
            let changed = try await service.command(.post, "/workspaces/\(Known.otherWorkspace)/tier", body)
            #expect(changed["account_id"] == .string("\(AccountID(of: Known.otherWorkspace))"))
            #expect(try await service.billing()["tier"] == "free")
        }
    }

    @Test func aDeletedWorkspaceIsUnknown() async throws {
        try await withService(given: try Facts.customer + [Facts.workspace(deleted: true, at: t0)]) { service in
            let answer = try await service.post("/workspaces/\(Known.workspace)/tier", ["tier": "guardian", "reason": "x"])
            #expect(answer.status == 404)
        }
    }

    @Test func aSubscriptionRulesTheTierFromItsOwnTime() async throws {
        try await withService(given: [try Facts.subscription(.active, .changemaker, at: t0.adding(days: -10))]) { service in
            let billing = try await service.billing()
            #expect(billing["payment_mode"] == "mollie")
            #expect(billing["tier"] == "changemaker")
            #expect(billing["class"] == "paying")
            let mode = try #require(try service.events().last?.decode(BillingModeChanged.self))
            #expect(mode.cause == .subscription)
            #expect(mode.effectiveAt == t0.adding(days: -10))
        }
    }

    /// A customer who has ordered and not paid yet is no fault of the message, and no payer.
    @Test func anOrderOpensTheAccountAndLeavesItFree() async throws {
        try await withService(given: [try Facts.subscription(.pending, .guardian)]) { service in
            #expect(try service.eventNames() == ["account-opened", "billing-mode-changed"])
            let ordered = try await service.billing()
            #expect(ordered["payment_mode"] == "none")
            #expect(ordered["tier"] == "free")
            #expect(ordered["class"] == "free")
            try service.apply([try Facts.subscription(.active, .guardian, at: t0.adding(days: -9))])
            let paid = try await service.billing()
            #expect(paid["tier"] == "guardian")
            #expect(paid["class"] == "paying")
        }
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func theNewestFactWithinAMillisecondCounts(order: [Int]) async throws {
        var facts = try [
            Facts.workspace(in: Known.otherOrganisation, .external, at: t0, id: "z"),
            Facts.workspace(in: Known.organisation, .external, at: t0, id: "a"),
            Facts.subscription(.canceled, .free, at: t0), Facts.subscription(.active, .guardian, at: t0),
        ]
        for index in facts.indices { facts[index].timeNanoseconds = index % 2 == 0 ? 100_000 : 200_000 }
        try await withService { service in
            for index in order { try service.apply([facts[index], facts[index + 2]]) }
            let workspace = try service.runtime.database.read { try Workspaces.workspace(Known.workspace, $0) }
            #expect(workspace?.organisationID == Known.organisation)
            #expect(
                try await service.get("/accounts/\(AccountID(of: Known.workspace))").json["billing"]?["organisation_id"]
                    == .string("\(Known.organisation)"))
            #expect(try await service.billing()["tier"] == "guardian")
        }
    }

    /// Whatever the order, with every fact told twice, one event each and the state of the newest.
    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func theOrderOfArrivalDecidesNothing(order: [Int]) async throws {
        let facts = [
            try Facts.subscription(.active, .changemaker, at: t0.adding(days: -30)),
            try Facts.subscription(.pastDue, .guardian, at: t0.adding(days: -20)),
            try Facts.subscription(.canceled, .innovator, at: t0.adding(days: -10)),
        ]
        try await withService { service in
            for index in order + order { try service.apply([facts[index]]) }
            let billing = try await service.billing()
            #expect(billing["payment_mode"] == "none")
            #expect(billing["tier"] == "free", "nothing is paid for any more")
            #expect(billing["class"] == "free")
            let effective = try service.events().compactMap { try $0.decode(BillingModeChanged.self)?.effectiveAt }
            #expect(effective == order.map { facts[$0].time })
        }
    }
}
