import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("A request that staff enter")
struct UpgradeEntryTests {
    private static let body: JSONValue = [
        "kind": "new_workspace", "organisation_id": .string("\(Known.organisation)"), "requested_by": .string("\(Known.requester)"),
        "proposed_name": "Youth panel", "proposed_tier": "guardian", "proposed_billing_period": "monthly", "message": "By phone",
    ]

    @Test func standsInTheQueueWithWhoEnteredIt() async throws {
        try await withService(given: try Facts.customer) { service in
            let entered = try await service.send(.post, requestsPath, body: Self.body, as: ServiceHarness.max)
            #expect(entered.status == 201, "\(entered.text)")
            let row = entered.json["request"]
            #expect(row?["entered_by"] == "max@dembrane.com" && row?["status"] == "pending" && row?["usage_context"] == "internal")
            #expect(entered.json["event_ids"]?.list.count == 1 && entered.headers["ETag"] == "\"1\"")
            #expect(try await service.queue() == [row?["request_id"]?.text ?? ""])
        }
    }

    @Test func theSameKeyEntersItOnce() async throws {
        try await withService(given: try Facts.customer) { service in
            for _ in 0..<2 {
                let answer = try await service.send(.post, requestsPath, body: Self.body, headers: ["Idempotency-Key": "k1"])
                #expect(answer.status == 201)
            }
            #expect(try await service.queue().count == 1)
        }
    }

    static let refusals: [(JSONValue, String)] = [
        (["organisation_id": "71c3b1c8-93d5-4a57-8a9e-5d6c0b1f2e33"], "organisation_id"),
        (["workspace_id": "71c3b1c8-93d5-4a57-8a9e-5d6c0b1f2e33"], "workspace_id"), (["proposed_tier": "free"], "proposed_tier"),
        (["proposed_tier": "pioneer", "kind": "tier_upgrade"], "proposed_tier"),
        (["proposed_name": .null], "proposed_name"), (["proposed_billing_period": .null], "proposed_billing_period"),
        (["requested_by": .null], "requested_by"), (["kind": "gift"], "kind"), (["proposed_visibility": "all"], "proposed_visibility"),
    ]

    @Test(arguments: refusals.indices) func whatIsWrongIsNamedAndNothingIsKept(index: Int) async throws {
        let (change, field) = Self.refusals[index]
        try await withService(given: try Facts.customer) { service in
            let answer = try await service.post(requestsPath, Self.body.replacing(change))
            #expect(answer.status == 422 && answer.json["field"] == .string(field), "\(answer.text)")
            #expect(try service.eventNames() == ["account-opened"])
        }
    }

    @Test func aDeletedOrganisationOrWorkspaceIsUnknown() async throws {
        let gone = OrganisationChanged(organisationID: Known.organisation, name: "Acme", createdAt: Facts.created, deleted: true)
        let facts = try [Facts.workspace(deleted: true, at: t0), .fact(gone, at: t0)]
        try await withService(given: try Facts.customer) { service in
            try service.apply([facts[0]])
            let ofWorkspace = Self.body.replacing(["workspace_id": .string("\(Known.workspace)")])
            #expect(try await service.post(requestsPath, ofWorkspace).json["field"] == "workspace_id")
            try service.apply([facts[1]])
            #expect(try await service.post(requestsPath, Self.body).json["field"] == "organisation_id")
        }
    }
}

extension JSONValue {
    /// With other values for some of its members.
    func replacing(_ change: JSONValue) -> JSONValue {
        guard case .object(let members) = self, case .object(let others) = change else { return self }
        return .object(members.merging(others) { _, other in other })
    }
}
