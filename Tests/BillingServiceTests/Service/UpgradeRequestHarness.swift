import Contracts
import ServiceTesting
import TestKit
import WireJSON
@testable import BillingService

extension Facts {
    static func user(
        _ id: UserID = Known.requester, _ name: String = "Ada Lovelace", deleted: Bool? = nil, at instant: Instant = created
    ) throws -> CloudEvent {
        try .fact(UserChanged(userID: id, email: "ada@acme.example", displayName: name, deleted: deleted), at: instant)
    }

    static func upgradeRequested(
        _ id: UpgradeRequestID = Known.request, _ tier: Tier = .changemaker, by user: UserID = Known.requester,
        message: String? = "We need more hours.", at instant: Instant = t0
    ) throws -> CloudEvent {
        let payload = UpgradeRequested(
            requestID: id, kind: .tierUpgrade, organisationID: Known.organisation, workspaceID: Known.workspace, requestedBy: user,
            proposedTier: tier, proposedBillingPeriod: .annual, message: message)
        return try .fact(payload, at: instant)
    }

    static func workspaceRequested(
        _ context: WorkspaceChanged.UsageContext? = nil, _ tier: Tier = .changemaker, id: UpgradeRequestID = Known.request
    ) throws -> CloudEvent {
        let payload = UpgradeRequested(
            requestID: id, kind: .newWorkspace, organisationID: Known.organisation, requestedBy: Known.requester,
            proposedName: "Citizens' panel", proposedTier: tier, proposedBillingPeriod: .annual, usageContext: context)
        return try .fact(payload, at: t0)
    }

    /// The workspace that the platform has made of a request.
    static func created(
        _ id: WorkspaceID, _ context: WorkspaceChanged.UsageContext, of request: UpgradeRequestID = Known.request, at instant: Instant
    ) throws -> CloudEvent {
        let payload = WorkspaceChanged(
            workspaceID: id, organisationID: Known.organisation, name: "Citizens' panel", usageContext: context, createdAt: instant,
            requestID: request)
        return try .fact(payload, at: instant)
    }
}

let requestsPath = "/upgrade-requests"
let requestPath = "\(requestsPath)/\(Known.request)"

extension ServiceHarness {
    func request(_ id: UpgradeRequestID = Known.request) async throws -> JSONValue {
        try await get("\(requestsPath)/\(id)").json["request"] ?? .null
    }

    /// The ids that the queue shows, in its order.
    func queue(_ query: String = "") async throws -> [String] {
        try await get(requestsPath + query).json["requests"]?.list.compactMap { $0["request_id"]?.text } ?? []
    }
}
