import Contracts
import EventKit
import Foundation
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Tiers that end")
struct TierClockTests {
    private let end = t0.adding(days: 30)

    @Test func aTrialIsAnnouncedThreeDaysBeforeAndEndsToTheMinute() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            for (instant, expected) in [
                (end.adding(days: -3).adding(seconds: -1), nil), (end.adding(days: -3), "tier-expiring-soon"),
                (end.adding(seconds: -1), nil), (end, "tier-expired"), (end.adding(days: 40), nil),
            ] as [(Instant, String?)] {
                let before = try service.eventNames().count
                service.time.set(instant)
                try await service.runTimers()
                #expect(try service.eventNames().dropFirst(before) == (expected.map { [$0] } ?? []), "at \(instant)")
            }
            let expired = try #require(try service.events().last?.decode(TierExpired.self))
            #expect(expired.effectiveAt == end)
            #expect(expired.wasTrial)
            let billing = try await service.billing()
            #expect(billing["tier"] == "free")
            #expect(billing["class"] == "free")
            #expect(billing["downgraded_from"] == "changemaker")
        }
    }

    @Test func anEndThatIsNearIsAnnouncedAtOnce() async throws {
        try await withService(given: try Facts.customer) { service in
            let soon = t0.adding(days: 2)
            let body: JSONValue = ["tier": "guardian", "expires_at": .string("\(soon)"), "reason": "A weekend"]
            try await service.command(.post, accountPath + "/tier", body)
            for _ in 0..<2 { try await service.runTimers() }
            #expect(try service.eventNames() == ["account-opened", "tier-changed", "tier-expiring-soon"])
        }
    }

    @Test func anEndThatWasTakenAwayDoesNotCome() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
            service.time.set(end.adding(days: 1))
            try await service.runTimers()
            #expect(try service.eventNames() == ["account-opened", "trial-granted", "billing-mode-changed"])
        }
    }

    @Test func aCommandAfterTheEndMeetsTheTierThatFollowed() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            service.time.set(end)
            // Before any timer has run.
            let second = try await service.command(.post, accountPath + "/trial", ["reason": "Once more"])
            #expect(second["trial"]?["ends_at"] == .string("\(end.adding(days: 30))"))
            try await service.runTimers()
            #expect(try service.eventNames() == ["account-opened", "trial-granted", "tier-expired", "trial-granted"])
        }
    }

    /// The rollup says so from the exact instant, and both are read side by side.
    @Test func whatHasEndedIsToldAsEndedBeforeAnyTimerHasRun() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            service.time.set(end)
            let billing = try await service.billing()
            #expect(billing["tier"] == "free")
            #expect(billing["class"] == "free")
            #expect(billing["tier_expires_at"] == .null)
            #expect(billing["trial"] == .null)
            #expect(billing["downgraded_from"] == "changemaker")
            #expect(try service.eventNames().last == "trial-granted")
        }
    }

    @Test func aServiceThatWasDownCatchesUpOnce() async throws {
        let directory = NSTemporaryDirectory() + "billing-restart-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let first = try ServiceHarness(.billing(), now: t0, directory: directory)
        try first.apply(try Facts.customer)
        try await first.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
        try await first.stop()

        for _ in 0..<2 {
            let later = try ServiceHarness(.billing(), now: end.adding(days: 5), directory: directory)
            try await later.runTimers()
            #expect(try later.eventNames() == ["account-opened", "trial-granted", "tier-expired"])
            #expect(try later.events().last?.decode(TierExpired.self)?.effectiveAt == end)
            try await later.stop()
        }
    }

    @Test func aRebuildKeepsTheClockGoing() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            try Rebuild(changes: service.runtime.engine.changes).run()
            service.time.set(end)
            try await service.runTimers()
            #expect(try service.eventNames().last == "tier-expired")
        }
    }
}
