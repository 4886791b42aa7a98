import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Commands that warn before they are carried out")
struct ConfirmationTests {
    @Test func whatIsComingSoonIsGrantedToWhoeverKnowsThatItIs() async throws {
        try await withService(given: try Facts.customer) { service in
            for (path, body): (String, JSONValue) in [
                ("/tier", ["tier": "guardian", "reason": "x"]), ("/managed", ["tier": "innovator"]),
                ("/trial", ["tier": "guardian", "reason": "x"]),
            ] {
                let refused = try await service.post(accountPath + path, body)
                #expect(refused.status == 409, "\(path)")
                #expect(refused.json["confirm"] == ["coming_soon"])
                #expect(refused.json["detail"]?.text?.contains("customers can't buy or renew it themselves") == true)
            }
            #expect(try service.eventNames() == ["account-opened"])
            let granted = try await service.post(accountPath + "/tier", ["tier": "guardian", "reason": "x", "confirm": ["coming_soon"]])
            #expect(granted.status == 200, "\(granted.text)")
            #expect(granted.json["account"]?["managed"] == true)
        }
    }

    @Test func whoeverHasSeenThePreviewHasSeenItsWarnings() async throws {
        try await withService(given: try Facts.customer) { service in
            let shown = try await service.post(accountPath + "/trial", ["tier": "guardian", "preview": true]).json["preview"]
            #expect(shown?["effects"]?[0]?["kind"] == "warning")
            #expect(shown?["effects"]?[0]?["feature"] == "coming_soon")
            let body: JSONValue = ["tier": "guardian", "reason": "Met at a fair", "preview_token": shown?["token"] ?? .null]
            #expect(try await service.post(accountPath + "/trial", body).status == 200)
        }
    }

    @Test func aSecondTrialWithinAYearAsks() async throws {
        try await withService(given: try Facts.customer) { service in
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            service.time.set(t0.adding(days: 60))
            let refused = try await service.post(accountPath + "/trial", ["reason": "Once more"])
            #expect(refused.json["confirm"] == ["second_trial"])
            let shown = try await service.post(accountPath + "/trial", ["preview": true]).json["preview"]
            #expect(shown?["effects"]?[1]?["kind"] == "noted")
            #expect(
                shown?["effects"]?[1]?["description"]
                    == "Trial of Changemaker from 2026-11-23 to 2026-12-23T09:00:00Z: no payment followed within 30 days")
            let billing = try await service.billing()
            #expect(billing["earlier_trials"]?[0]?["converted"] == false)
            #expect(try await service.post(accountPath + "/trial", ["reason": "Once more", "confirm": ["second_trial"]]).status == 200)
        }
    }

    @Test func whoHasNeverSignedInIsNoAccountManagerUnasked() async throws {
        try await withService(given: try Facts.customer) { service in
            let path = accountPath + "/account-manager"
            let refused = try await service.send(.put, path, body: ["email": "Ilse@dembrane.com"])
            #expect(refused.status == 409)
            #expect(refused.json["confirm"] == ["unknown_manager"])
            #expect(refused.json["detail"]?.text?.contains("Nobody has signed in to the back office as ilse@dembrane.com yet") == true)
            let both = try await service.post(accountPath + "/managed", ["tier": "guardian", "account_manager": "ilse@dembrane.com"])
            #expect(both.json["confirm"] == ["coming_soon", "unknown_manager"])
            #expect(try service.eventNames() == ["account-opened"])

            try service.apply([try seen("Ilse@dembrane.com")], topic: EventContext.staff.topic)
            #expect(try await service.send(.put, path, body: ["email": "ilse@dembrane.com"]).status == 200)
            #expect(try service.eventNames() == ["account-opened", "account-manager-changed"])
        }
    }

    @Test func anUnknownAccountManagerIsConfirmedOnce() async throws {
        try await withService(given: try Facts.customer) { service in
            let path = accountPath + "/account-manager"
            let shown = try await service.send(.put, path, body: ["email": "ilse@dembrane.com", "preview": true]).json["preview"]
            #expect(shown?["effects"]?[0]?["feature"] == "unknown_manager")
            #expect(shown?["effects"]?[1]?["description"] == "ilse@dembrane.com looks after the customer")
            let body: JSONValue = ["email": "ilse@dembrane.com", "preview_token": shown?["token"] ?? .null]
            #expect(try await service.send(.put, path, body: body).json["account"]?["account_manager"] == "ilse@dembrane.com")
            let kept = try await service.post(
                accountPath + "/managed", ["tier": "changemaker", "account_manager": "ilse@dembrane.com"])
            #expect(kept.status == 200, "whoever looks after the account already isn't asked about: \(kept.text)")
        }
    }

    /// What tells of the first visit may still be on its way.
    @Test func whoeverSendsTheCommandIsNoStranger() async throws {
        try await withService(given: try Facts.customer) { service in
            let mine: JSONValue = ["email": "max@dembrane.com"]
            let answer = try await service.send(.put, accountPath + "/account-manager", body: mine, as: ServiceHarness.max)
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    private func seen(_ email: ShortText) throws -> CloudEvent {
        let visit = StaffSeen(memberID: try #require(StaffMemberID("demo-ilse")), email: email, policies: [], seenAt: t0)
        var event = try CloudEvent.fact(visit, at: t0, source: EventContext.staff.source)
        event.position = 1
        return event
    }

    @Test func aWordThatIsNoWarningIsRefused() async throws {
        try await withService(given: try Facts.customer) { service in
            for codes: JSONValue in [["everything"], .array(Array(repeating: "coming_soon", count: ConfirmationCode.allCases.count + 1))] {
                let answer = try await service.post(accountPath + "/tier", ["tier": "guardian", "reason": "x", "confirm": codes])
                #expect(answer.status == 422)
                #expect(answer.json["field"] == "confirm")
            }
        }
    }
}
