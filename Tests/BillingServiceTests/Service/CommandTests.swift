import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Commands on accounts")
struct CommandTests {
    @Test func aTierIsChangedAndTheAnswerShowsIt() async throws {
        try await withService(given: try Facts.customer) { service in
            let body: JSONValue = [
                "tier": "guardian", "billing_period": "monthly", "payment": "comped", "reason": "Agreed by phone",
                "confirm": ["coming_soon"],
            ]
            let answer = try await service.post(accountPath + "/tier", body)
            #expect(answer.status == 200)
            let account = answer.json["account"]
            #expect(account?["tier"] == "guardian")
            #expect(account?["billing_period"] == "monthly")
            #expect(account?["payment_mode"] == "none")
            #expect(account?["class"] == "comped")
            #expect(account?["subscription"] == .null)
            let event = try #require(try service.events().last)
            #expect(answer.json["event_ids"] == [.string(event.id)])
            #expect(event.actor == .staff(email: "eva@dembrane.com"))
            #expect(try event.decode(TierChanged.self)?.reason == "Agreed by phone")
            #expect(try event.decode(TierChanged.self)?.effectiveAt == t0)
        }
    }

    @Test func theSameTierAgainIsNoEvent() async throws {
        try await withService(given: try Facts.customer) { service in
            let answer = try await service.post(accountPath + "/tier", ["tier": "free", "reason": "x"])
            #expect(answer.status == 200)
            #expect(answer.json["event_ids"] == [])
        }
    }

    @Test func goingDownIsRemembered() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/tier", ["tier": "guardian", "reason": "x"])
            service.time.advance(seconds: 60)
            let account = try await service.command(.post, "/workspaces/\(Known.workspace)/tier", ["tier": "innovator", "reason": "x"])
            #expect(account["downgraded_from"] == "guardian")
            #expect(account["downgraded_at"] == "2026-11-23T09:01:00Z")
        }
    }

    @Test func discountsOfAccountAndWorkspaceStandBesideEachOther() async throws {
        try await withService(given: try Facts.customer) { service in
            let workspacePath = "/workspaces/\(Known.workspace)/discount"
            try await service.command(.put, accountPath + "/discount", ["kind": "scholarship", "percent": 25, "reason": "Education"])
            let both = try await service.command(.put, workspacePath, ["kind": "staff_discount", "percent": 50, "reason": "Ours"])
            #expect(both["discount"] == ["kind": "scholarship", "percent": 25])
            #expect(
                both["workspace_discounts"] == [
                    ["workspace_id": .string("\(Known.workspace)"), "discount": ["kind": "staff_discount", "percent": 50]]
                ])
            #expect(try await service.send(.delete, workspacePath).status == 200)
            #expect(try await service.send(.delete, accountPath + "/discount").status == 200)
            #expect(try await service.send(.delete, accountPath + "/discount").json["event_ids"] == [])
            #expect(try await service.billing()["discount"] == .null)
            #expect(try await service.billing()["workspace_discounts"] == [])
        }
    }

    @Test func managedBillingAndTheWayBack() async throws {
        try await withService(given: try Facts.customer) { service in
            let body: JSONValue = ["tier": "guardian", "seats": 12, "account_manager": "Eva@dembrane.com"]
            let managed = try await service.command(.post, accountPath + "/managed", body)
            #expect(managed["managed"] == true)
            #expect(managed["payment_mode"] == "offline")
            #expect(managed["recorded_seats"] == 12)
            #expect(managed["account_manager"] == "eva@dembrane.com")
            #expect(managed["class"] == "managed")
            let kept = try await service.command(.post, accountPath + "/self-serve", ["keep_until": "2027-01-31"])
            #expect(kept["managed"] == false)
            #expect(kept["tier"] == "guardian")
            // The day counts to its end.
            #expect(kept["tier_expires_at"] == "2027-02-01T00:00:00Z")
            let again = try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
            #expect(again["tier_expires_at"] == .null)
            #expect(again["account_manager"] == "eva@dembrane.com")
            let free = try await service.command(.post, accountPath + "/self-serve", ["to_free": true])
            #expect(free["tier"] == "free")
            #expect(free["class"] == "free")
        }
    }

    @Test func anAccountManagerComesAndGoes() async throws {
        try await withService(given: try Facts.customer) { service in
            let path = accountPath + "/account-manager"
            let assigned = try await service.command(.put, path, ["email": "max@dembrane.com"])
            #expect(assigned["account_manager"] == "max@dembrane.com")
            #expect(try await service.send(.delete, path).json["account"]?["account_manager"] == .null)
            #expect(try service.eventNames().suffix(2) == ["account-manager-changed", "account-manager-changed"])
        }
    }

    @Test func anAccountShowsItsStateAndItsPastNewestFirst() async throws {
        try await withService(given: try Facts.customer) { service in
            let trial = try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair", "months": 2])
            let answer = try await service.get(accountPath)
            #expect(answer.json["billing"] == trial)
            #expect(trial["class"] == "trial")
            #expect(
                trial["trial"] == [
                    "tier": "changemaker", "months": 2, "started_at": "2026-11-23T09:00:00Z", "ends_at": "2027-01-22T09:00:00Z",
                ])
            #expect(answer.headers["ETag"] == "\"2\"")
            let newest = answer.json["timeline"]?[0]
            #expect(newest?["type"] == "com.dembrane.billing.trial-granted.v1")
            #expect(newest?["actor"] == "eva@dembrane.com")
            #expect(newest?["data"]?["reason"] == "Met at a fair")
            #expect(answer.json["timeline"]?[1]?["actor"] == "system")
            #expect(try await service.get("/accounts/\(AccountID(of: Known.otherOrganisation))").status == 404)
        }
    }
}
