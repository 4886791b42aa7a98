import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Ends of tiers by HTTP")
struct TierEndRouteTests {
    private static let end = accountPath + "/tier-end"
    private static let trial = accountPath + "/trial"

    @Test func theEndOfATrialIsMovedAndWarnedOfAnew() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, Self.trial, ["reason": "Met at a fair"])
            let moved = try await service.command(.put, Self.end, ["ends_on": "2026-11-25", "reason": "Sooner"])
            #expect(moved["tier_expires_at"] == "2026-11-26T00:00:00Z")
            #expect(moved["class"] == "trial")
            #expect(moved["trial"]?["ends_at"] == "2026-11-26T00:00:00Z")
            try await service.runTimers()
            #expect(try service.eventNames().last == "tier-expiring-soon")
            service.time.set(t0.adding(days: 3))
            try await service.runTimers()
            #expect(try service.eventNames().last == "tier-expired")
        }
    }

    @Test func aTrialIsEndedOnceItsEffectsWereSeen() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, Self.trial, ["reason": "Met at a fair"])
            let before = try service.events().count
            let shown = try await service.send(.delete, Self.trial, body: ["preview": true]).json["preview"]
            #expect(shown?["effects"]?[0]?["kind"] == "affected")
            #expect(try service.events().count == before)
            let body: JSONValue = ["reason": "They asked", "preview_token": shown?["token"] ?? .null]
            let answer = try await service.send(.delete, Self.trial, body: body)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["account"]?["tier"] == "free")
            #expect(try service.events().last?.decode(TierExpired.self)?.reason == "They asked")
        }
    }

    @Test func managedBillingShowsFirstThatAPilotIsLeftForGood() async throws {
        try await withService(given: try Facts.customer + [try Facts.subscription(.canceled, .pilot, paidUntil: t0.adding(days: 9))]) {
            service in
            let body: JSONValue = ["tier": "guardian", "preview": true]
            let effects = try await service.post(accountPath + "/managed", body).json["preview"]?["effects"]
            #expect(effects?[0]?["feature"] == "coming_soon")
            #expect(effects?[1]?["kind"] == "irreversible")
            let free = try await service.post(accountPath + "/tier", ["tier": "free", "preview": true]).json["preview"]?["effects"]
            #expect(free?[0]?["kind"] == "limited" && free?[1]?["kind"] == "irreversible")
        }
    }

    @Test func aPreviewOfAnOldVersionIsRefused() async throws {
        try await withService(given: try Facts.customer) { service in
            let body: JSONValue = ["tier": "guardian", "preview": true]
            for (version, status) in [("\"1\"", 200), ("\"7\"", 412)] {
                let answer = try await service.send(.post, accountPath + "/tier", body: body, headers: ["If-Match": version])
                #expect(answer.status == status, "\(answer.text)")
            }
        }
    }

    @Test func anAccountManagerChangesForAReason() async throws {
        try await withService(given: try Facts.customer) { service in
            let path = accountPath + "/account-manager"
            try await service.command(.put, path, ["email": "max@dembrane.com", "reason": "Knows them"])
            #expect(try service.events().last?.decode(AccountManagerChanged.self)?.reason == "Knows them")
            try await service.command(.delete, path, ["reason": "Max has left"])
            #expect(try service.events().last?.decode(AccountManagerChanged.self)?.reason == "Max has left")
        }
    }
}
