import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

let account = AccountID(of: Known.organisation)
let accountPath = "/accounts/\(account)"

/// Runs a test with the whole service on a real database, without brokers, and stops it afterwards.
func withService(given facts: [CloudEvent] = [], _ body: (ServiceHarness) async throws -> Void) async throws {
    try await ServiceHarness.running(.billing(), now: t0, given: facts, body)
}

/// What the platform tells.
enum Facts {
    static let created = t0.adding(days: -400)

    static func organisation(_ id: OrganisationID = Known.organisation) throws -> CloudEvent {
        try .fact(OrganisationChanged(organisationID: id, name: "Acme", createdAt: created), at: created)
    }

    static func workspace(
        _ id: WorkspaceID = Known.workspace, in organisation: OrganisationID = Known.organisation,
        _ context: WorkspaceChanged.UsageContext = .internal, logo: Bool? = nil, deleted: Bool? = nil, at instant: Instant = created,
        id eventID: String? = nil
    ) throws -> CloudEvent {
        let payload = WorkspaceChanged(
            workspaceID: id, organisationID: organisation, name: "Research", usageContext: context, createdAt: created, deleted: deleted,
            hasCustomLogo: logo)
        return try .fact(payload, at: instant, id: eventID)
    }

    static func subscription(
        _ status: SubscriptionStatus = .active, _ tier: Tier = .changemaker, at instant: Instant = t0.adding(days: -10),
        paidUntil end: Instant? = nil
    ) throws -> CloudEvent {
        let payload = SubscriptionChanged(
            organisationID: Known.organisation, tier: tier, billingPeriod: .annual, status: status, mollieCustomerID: "cst_1",
            mollieSubscriptionID: "sub_1", accessUntil: end)
        return try .fact(payload, at: instant)
    }

    /// An organisation with two internal workspaces, of which one shows its own logo.
    static var customer: [CloudEvent] {
        get throws { [try organisation(), try workspace(logo: true), try workspace(Known.otherWorkspace)] }
    }
}

extension ServiceHarness {
    /// The names of the events decided so far, such as `tier-changed`.
    func eventNames() throws -> [String] {
        try events().map { $0.type.replacing("com.dembrane.billing.", with: "").replacing(".v1", with: "") }
    }

    /// Sends a command that has to succeed, by somebody who knows all that it may warn of, and answers with the account.
    @discardableResult
    func command(_ method: HTTPMethod = .post, _ path: String, _ body: JSONValue) async throws -> JSONValue {
        let answer = try await send(method, path, body: body.knowing(ConfirmationCode.allCases))
        try #require(answer.status == 200, "\(answer.text)")
        return answer.json["account"] ?? .null
    }

    func billing() async throws -> JSONValue {
        try await get(accountPath).json["billing"] ?? .null
    }
}

extension JSONValue {
    /// The body of somebody who confirms what it may warn of.
    func knowing(_ codes: [ConfirmationCode]) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members["confirm"] = .array(codes.map { .string($0.rawValue) })
        return .object(members)
    }
}
