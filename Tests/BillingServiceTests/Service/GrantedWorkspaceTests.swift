import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("A workspace that was asked for")
struct GrantedWorkspaceTests {
    private let approve = "\(requestPath)/approve"
    private static let made = WorkspaceID(high: Known.workspace.high, low: 0x8f53_61a5_a0a5_b8d7)
    private let ownAccount = AccountID(of: made)

    private static func asked(_ context: WorkspaceChanged.UsageContext, _ tier: Tier = .changemaker) throws -> [CloudEvent] {
        try Facts.customer + [Facts.user(), Facts.workspaceRequested(context, tier)]
    }

    @Test func underTheTermsThatHoldNeedsNoPolicyAndChangesNone() async throws {
        try await withService(given: try Self.asked(.internal)) { service in
            try await service.command(.post, accountPath + "/managed", ["tier": "changemaker"])
            let shown = try await service.post(approve, ["preview": true]).json["preview"]
            #expect(shown?["effects"]?[0]?["feature"] == "new_workspace")
            #expect(shown?["effects"]?[1]?["description"] == "The account stays as it is: Changemaker, billed yearly")
            let answer = try await service.send(.post, approve, body: [:], as: ServiceHarness.max)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(try service.eventNames().suffix(2) == ["upgrade-request-approved", "workspace-granted"])
        }
    }

    @Test func raisesAFreeAccountAndNeverLowersOne() async throws {
        try await withService(given: try Self.asked(.internal)) { service in
            #expect(try await service.send(.post, approve, body: [:], as: ServiceHarness.max).status == 403)
            #expect(try await service.post(approve, ["tier": "free"]).status == 422)
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
            let lower = try await service.post(approve, [:])
            #expect(lower.status == 409 && lower.json["detail"]?.text?.contains("the account holds Guardian") == true)
            #expect(try await service.request()["status"] == "pending")
        }
        try await withService(given: try Self.asked(.internal)) { service in
            let raised = try await service.post(approve, [:])
            #expect(raised.status == 200)
            #expect(try await service.billing()["tier"] == "changemaker")
        }
    }

    @Test func isShownOnceThePlatformHasMadeItAndMissedAfterAnHour() async throws {
        try await withService(given: try Self.asked(.internal)) { service in
            #expect(try await service.post(approve, [:]).status == 200)
            #expect(try await service.request()["not_created"] == false)
            service.time.set(t0.adding(hours: 1))
            #expect(try await service.request()["not_created"] == true)
            #expect(try await service.get(requestsPath).json["counts"]?["not_created"] == 1)
            #expect(try await service.queue("?not_created=true") == ["\(Known.request)"])
            try await service.runTimers()
            #expect(try service.eventNames().last == "workspace-not-created")

            try service.apply([try Facts.created(Self.made, .internal, at: t0.adding(hours: 1))])
            let row = try await service.request()
            #expect(row["created_workspace"]?["workspace_id"] == .string("\(Self.made)"))
            #expect(row["created_workspace"]?["name"] == "Citizens' panel" && row["not_created"] == false)
            #expect(try await service.queue("?not_created=true") == [])
            try service.apply([try Facts.created(Self.made, .internal, at: t0.adding(hours: 2))])
            #expect(try service.eventNames().filter { $0 == "upgrade-request-fulfilled" }.count == 1)
        }
    }

    @Test func isSaidToBeMissingOnceAndOnlyWhereItIs() async throws {
        try await withService(given: try Self.asked(.internal)) { service in
            #expect(try await service.post(approve, [:]).status == 200)
            service.time.set(t0.adding(hours: 1).adding(milliseconds: -1))
            try await service.runTimers()
            #expect(try service.eventNames().contains("workspace-not-created") == false)
            service.time.set(t0.adding(hours: 1))
            for _ in 0..<2 { try await service.runTimers() }
            service.time.set(t0.adding(days: 1))
            try await service.runTimers()
            #expect(try service.eventNames().filter { $0 == "workspace-not-created" }.count == 1)
        }
        try await withService(given: try Self.asked(.internal)) { service in
            #expect(try await service.post(approve, [:]).status == 200)
            try service.apply([try Facts.created(Self.made, .internal, at: t0)])
            service.time.set(t0.adding(hours: 2))
            try await service.runTimers()
            #expect(try service.eventNames().contains("workspace-not-created") == false)
        }
    }

    @Test func ofAClientOpensItsAccountUnderItsTermsOnce() async throws {
        let terms: JSONValue = ["discount": ["kind": "scholarship", "percent": 10, "reason": "First client"]]
        try await withService(given: try Self.asked(.external)) { service in
            #expect(try await service.send(.post, approve, body: terms, as: ServiceHarness.max).status == 403)
            let shown = try await service.post(approve, ["preview": true]).json["preview"]
            #expect(
                shown?["effects"]?[1]?["description"] == "Its own account opens with Changemaker, billed yearly, paid by invoice")
            #expect(try await service.post(approve, terms).status == 200)
            #expect(try await service.billing()["tier"] == "free", "the partner's own account stays as it is")

            let created = try Facts.created(Self.made, .external, at: t0.adding(seconds: 60))
            try service.apply([created])
            let billing = try await service.get("/accounts/\(ownAccount)").json["billing"]
            #expect(billing?["tier"] == "changemaker" && billing?["managed"] == true && billing?["discount"]?["percent"] == 10)
            #expect(try await service.queue("?account=\(ownAccount)") == ["\(Known.request)"])
            let events = try service.events()
            try service.apply([created, try Facts.created(.random(), .external, at: t0.adding(days: 1))])
            #expect(try service.events().count == events.count + 1, "the second one opens, and gets nothing")
        }
    }

    @Test func ofAClientIsAlsoGrantedOverThePartnersSubscription() async throws {
        try await withService(given: try Self.asked(.external) + [Facts.subscription()]) { service in
            let ofClient = try await service.post(approve, [:])
            #expect(ofClient.status == 200)
        }
        try await withService(given: try Self.asked(.internal) + [Facts.subscription()]) { service in
            let pooled = try await service.post(approve, [:])
            #expect(pooled.status == 409)
        }
    }

    @Test func termsThatNoAccountCouldHaveAreRefusedBeforeThereIsOne() async throws {
        try await withService(given: try Self.asked(.external)) { service in
            let before = try service.events()
            for terms: JSONValue in [["payment": "until"], ["tier": "pioneer"], ["payment": "comped", "expires_at": "2027-01-01"]] {
                #expect(try await service.post(approve, terms).status == 422)
            }
            #expect(try service.events() == before)
        }
    }

    @Test func aWorkspaceOfNoKnownRequestIsAWorkspaceLikeOthers() async throws {
        try await withService(given: try Facts.customer) { service in
            try service.apply([try Facts.created(Self.made, .external, of: .random(), at: t0)])
            #expect(try service.eventNames() == ["account-opened", "account-opened"])
        }
    }
}
