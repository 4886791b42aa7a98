import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Approving an upgrade")
struct ApprovalTests {
    private let approve = "\(requestPath)/approve"

    private static var asked: [CloudEvent] {
        get throws { try Facts.customer + [Facts.user(), Facts.upgradeRequested()] }
    }

    @Test func givesTheAccountWhatWasProposed() async throws {
        try await withService(given: try Self.asked) { service in
            let answer = try await service.post(approve, ["staff_notes": "Agreed with finance"])
            #expect(answer.status == 200, "\(answer.text)")
            let row = answer.json["request"]
            #expect(row?["status"] == "approved" && row?["decided_by"] == "eva@dembrane.com")
            #expect(row?["granted"]?["tier"] == "changemaker" && row?["granted"]?["differences"] == [])
            #expect(row?["staff_notes"] == "Agreed with finance" && answer.headers["ETag"] == "\"2\"")
            #expect(try service.eventNames().suffix(2) == ["upgrade-request-approved", "billing-mode-changed"])
            #expect(answer.json["event_ids"]?.list.count == 2)
            let billing = try await service.billing()
            #expect(billing["tier"] == "changemaker" && billing["managed"] == true)
        }
    }

    @Test func otherTermsStandBesideTheProposal() async throws {
        let terms: JSONValue = [
            "tier": "guardian", "billing_period": "monthly", "payment": "until", "expires_at": "2027-03-31",
            "discount": ["kind": "scholarship", "percent": 25, "reason": "A school"], "confirm": ["coming_soon"],
        ]
        try await withService(given: try Self.asked) { service in
            let row = try await service.post(approve, terms).json["request"]
            #expect(row?["proposed_tier"] == "changemaker" && row?["proposed_billing_period"] == "annual")
            #expect(row?["granted"]?["tier"] == "guardian" && row?["granted"]?["expires_at"] == "2027-04-01T00:00:00Z")
            #expect(row?["granted"]?["differences"] == ["tier", "billing_period", "expires_at", "discount"])
            #expect(row?["granted"]?["discount"]?["reason"] == "A school")
            let billing = try await service.billing()
            #expect(billing["tier"] == "guardian" && billing["discount"]?["percent"] == 25)
            #expect(billing["tier_expires_at"] == "2027-04-01T00:00:00Z")
        }
    }

    @Test func thePolicyIsNeededWhereTermsChangeAndNotForADenial() async throws {
        try await withService(given: try Self.asked) { service in
            let approval = try await service.send(.post, approve, body: [:], as: ServiceHarness.max)
            #expect(approval.status == 403 && approval.json["detail"]?.text?.contains("staff:can_set_tier") == true)
            #expect(try await service.request()["status"] == "pending")
            let denial = try await service.send(.post, "\(requestPath)/deny", body: ["note": "Not now"], as: ServiceHarness.max)
            #expect(denial.status == 200, "\(denial.text)")
            #expect(denial.json["request"]?["note"] == "Not now" && denial.json["request"]?["granted"] == .null)
            #expect(try await service.billing()["tier"] == "free")
        }
    }

    static let refusals: [(JSONValue, Int, String)] = [
        (["tier": "free"], 422, "tier"), (["tier": "pilot"], 422, "tier"), (["payment": "until"], 422, "expires_at"),
        (["payment": "until", "expires_at": "2020-01-01"], 422, "expires_at"), (["billing_period": "weekly"], 422, "billing_period"),
        (["discount": ["kind": "scholarship", "percent": 101, "reason": "x"]], 422, "discount.percent"),
        (["discount": ["kind": "scholarship", "percent": 50]], 422, "discount.reason"),
        (["discount": ["percent": 50, "reason": "x"]], 422, "discount.kind"),
        (["discount": ["kind": "trial", "percent": 100, "reason": "x"]], 409, "discount.kind"),
        (["staff_notes": " "], 422, "staff_notes"), (["tier": "guardian"], 409, "confirm"),
    ]

    @Test(arguments: refusals.indices) func nothingChangesWhereTermsAreRefused(index: Int) async throws {
        let (terms, status, field) = Self.refusals[index]
        try await withService(given: try Self.asked) { service in
            let before = try service.events()
            let answer = try await service.post(approve, terms)
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.json["field"] == .string(field) || answer.json[field] != nil, "\(answer.text)")
            #expect(try service.events() == before)
            #expect(try await service.request()["status"] == "pending")
        }
    }

    @Test func aLiveSubscriptionStandsInTheWay() async throws {
        try await withService(given: try Self.asked + [Facts.subscription()]) { service in
            let answer = try await service.post(approve, ["tier": "guardian", "confirm": ["coming_soon"]])
            #expect(answer.status == 409 && answer.json["detail"]?.text?.contains("live subscription") == true)
            #expect(try await service.request()["status"] == "pending")
            #expect(try await service.post("\(requestPath)/deny", ["note": "You subscribe already"]).status == 200)
        }
    }

    @Test func thePreviewTellsTheEffectsAndHoldsUntilSomebodyJoins() async throws {
        try await withService(given: try Self.asked) { service in
            let shown = try await service.post(approve, ["tier": "guardian", "preview": true]).json["preview"]
            #expect(
                shown?["effects"]?[0]?["description"]
                    == "The organisation's account, with 2 workspaces, changes to Guardian, billed yearly, paid by invoice")
            #expect(shown?["effects"]?[0]?["workspaces"] == 2)
            #expect(shown?["effects"]?.list.contains { $0["feature"] == "coming_soon" } == true)
            #expect(try await service.request()["status"] == "pending")
            let body: JSONValue = ["tier": "guardian", "preview_token": shown?["token"] ?? .null]
            try service.apply([try Facts.upgradeRequested(.random(), message: "Me too")])
            #expect(try await service.post(approve, body).status == 409)
            let anew = try await service.post(approve, ["tier": "guardian", "preview": true]).json["preview"]
            #expect(anew?["effects"]?.list.contains { $0["feature"] == "joined" } == true)
            let sent = try await service.post(approve, ["tier": "guardian", "preview_token": anew?["token"] ?? .null])
            #expect(sent.status == 200, "\(sent.text)")
            #expect(try service.eventNames().filter { $0 == "upgrade-request-approved" }.count == 2)
            #expect(try service.eventNames().filter { $0 == "billing-mode-changed" }.count == 1, "the account changes once")
        }
    }

    @Test func anotherVersionIsRefusedAndTheSameKeyAnswersTheSame() async throws {
        try await withService(given: try Self.asked) { service in
            #expect(try await service.send(.post, approve, body: [:], headers: ["If-Match": "\"7\""]).status == 412)
            let first = try await service.send(.post, approve, body: [:], headers: ["Idempotency-Key": "once", "If-Match": "\"1\""])
            let again = try await service.send(.post, approve, body: [:], headers: ["Idempotency-Key": "once", "If-Match": "\"1\""])
            #expect(first.status == 200 && again.body == first.body)
            let other = try await service.post(approve, [:])
            #expect(other.status == 409 && other.json["type"] == "urn:dembrane:problem:already-decided")
        }
    }

    @Test(arguments: [["approve", "approve", "approve", "approve"], ["approve", "deny", "approve", "deny"]])
    func ofSeveralDecisionsAtOnceOneHolds(decisions: [String]) async throws {
        try await withService(given: try Self.asked) { service in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for decision in decisions {
                    group.addTask { try await service.post("\(requestPath)/\(decision)", ["note": "No"]).status }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 409, 409, 409])
            let decided = try service.eventNames().filter { $0.hasSuffix("-approved") || $0.hasSuffix("-denied") }
            #expect(decided.count == 1)
            let isApproved = decided == ["upgrade-request-approved"]
            #expect(try await service.billing()["tier"] == (isApproved ? "changemaker" : "free"))
        }
    }
}
