import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Commands that rest on what their sender has seen")
struct AgreementTests {
    private let down: JSONValue = ["tier": "free", "reason": "Asked for it"]

    private func withGuardian(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/tier", ["tier": "guardian", "payment": "comped", "reason": "Agreed by phone"])
            try await body(service)
        }
    }

    @Test func aRepeatedCommandAnswersTheSameAndHappensOnce() async throws {
        try await withService(given: try Facts.customer) { service in
            let key: HTTPHeaders = ["Idempotency-Key": "8c1f1d1e-1"]
            let body: JSONValue = ["reason": "Met at a fair"]
            let first = try await service.send(.post, accountPath + "/trial", body: body, headers: key)
            let again = try await service.send(.post, accountPath + "/trial", body: body, headers: key)
            #expect(first.status == 200)
            #expect(again.status == 200)
            #expect(again.text == first.text)
            #expect(try service.eventNames() == ["account-opened", "trial-granted"])
            let other = try await service.send(.post, accountPath + "/trial", body: ["reason": "Another"], headers: key)
            #expect(other.status == 422)
        }
    }

    @Test func aStaleVersionIsToldApart() async throws {
        try await withGuardian { service in
            let stale = try await service.send(.post, accountPath + "/tier", body: down, headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412)
            #expect(try await service.billing()["tier"] == "guardian")
            let fresh = try await service.send(.post, accountPath + "/tier", body: down, headers: ["If-Match": "\"2\""])
            #expect(fresh.status == 200)
            #expect(fresh.headers["ETag"] == "\"3\"")
        }
    }

    @Test func aPreviewNamesTheEffectsAndChangesNothing() async throws {
        try await withGuardian { service in
            let answer = try await service.post(accountPath + "/tier", ["tier": "free", "preview": true])
            #expect(answer.status == 200)
            let effects = answer.json["preview"]?["effects"]
            #expect(effects?[0]?["kind"] == "affected")
            #expect(effects?[0]?["workspaces"] == 2)
            #expect(effects?[1]?["feature"] == "white_label_logo")
            #expect(effects?[1]?["workspaces"] == 1)
            #expect(effects?[10]?["feature"] == "eu_sovereign_stack")
            #expect(effects?[11]?["description"] == "Free has one workspace: 1 other stays, and none can be added")
            #expect(effects?[13]?["feature"] == "hours")
            #expect(effects?[14] == nil)
            #expect(answer.json["event_ids"] == nil)
            #expect(try await service.billing()["tier"] == "guardian")
        }
    }

    /// The console looks ahead before its reason is written.
    @Test func anAgreedAmountIsLookedAtWithoutAReasonAndSetWithOne() async throws {
        try await withGuardian { service in
            let path = accountPath + "/managed"
            let looked = try await service.post(path, ["agreed_cents": 3_600_050, "preview": true])
            #expect(looked.status == 200, "\(looked.text)")
            let token = looked.json["preview"]?["token"] ?? .null
            #expect(try await service.post(path, ["agreed_cents": 3_600_050, "preview_token": token]).json["field"] == "reason")
            let set = try await service.post(path, ["agreed_cents": 3_600_050, "preview_token": token, "reason": "Framework contract"])
            #expect(set.json["account"]?["agreed_cents"] == 3_600_050)
        }
    }

    @Test func whatWasPreviewedCanBeDone() async throws {
        try await withGuardian { service in
            let token = try await previewToken(service)
            let answer = try await service.post(accountPath + "/tier", ["tier": "free", "reason": "x", "preview_token": token])
            #expect(answer.status == 200)
            #expect(answer.json["account"]?["tier"] == "free")
        }
    }

    @Test func whatHasChangedSinceThePreviewIsRefused() async throws {
        try await withGuardian { service in
            let token = try await previewToken(service)
            let other = try await service.post(accountPath + "/tier", ["tier": "innovator", "reason": "x", "preview_token": token])
            #expect(other.status == 409, "another change than the one that was previewed")
            try service.apply([try Facts.workspace(WorkspaceID(high: 7, low: 7))])
            let moreWorkspaces = try await service.post(accountPath + "/tier", ["tier": "free", "reason": "x", "preview_token": token])
            #expect(moreWorkspaces.status == 409)
            let renewed = try await previewToken(service)
            try await service.command(.put, accountPath + "/account-manager", ["email": "max@dembrane.com"])
            let moved = try await service.post(accountPath + "/tier", ["tier": "free", "reason": "x", "preview_token": renewed])
            #expect(moved.status == 409)
            #expect(moved.json["field"] == "preview_token")
            #expect(try await service.billing()["tier"] == "guardian")
        }
    }

    /// A preview for one end and cadence agrees to no other, though what goes is the same.
    @Test func anotherCadenceOrEndThanPreviewedIsRefused() async throws {
        try await withGuardian { service in
            let end: JSONValue = "2027-01-31T00:00:00Z"
            let previewed: JSONValue = ["tier": "innovator", "billing_period": "annual", "expires_at": end, "preview": true]
            let answer = try await service.post(accountPath + "/tier", previewed)
            let token = try #require(answer.json["preview"]?["token"])
            for body: JSONValue in [
                ["tier": "innovator", "billing_period": "monthly", "expires_at": end, "reason": "x", "preview_token": token],
                ["tier": "innovator", "billing_period": "annual", "reason": "x", "preview_token": token],
                ["tier": "innovator", "expires_at": end, "reason": "x", "preview_token": token],
            ] {
                #expect(try await service.post(accountPath + "/tier", body).status == 409)
            }
            let agreed: JSONValue = [
                "tier": "innovator", "billing_period": "annual", "expires_at": end, "reason": "x", "preview_token": token,
            ]
            #expect(try await service.post(accountPath + "/tier", agreed).status == 200)
        }
    }

    /// The tier of the preview ended meanwhile, whether or not the timer has said so.
    @Test func aTierThatEndedSinceThePreviewIsRefused() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            let previewed = try await service.post(accountPath + "/tier", ["tier": "innovator", "preview": true])
            let token = try #require(previewed.json["preview"]?["token"])
            service.time.set(t0.adding(days: 30))
            let late = try await service.post(accountPath + "/tier", ["tier": "innovator", "reason": "x", "preview_token": token])
            #expect(late.status == 409)
        }
    }

    private func previewToken(_ service: ServiceHarness) async throws -> JSONValue {
        try #require(try await service.post(accountPath + "/tier", ["tier": "free", "preview": true]).json["preview"]?["token"])
    }
}
