import Contracts
import ProcessKit
import StaffAPI

/// What PartnerService says of a handoff that isn't done yet.
struct HandoffPreview: Decodable, Sendable {
    var effects: [PreviewedEffect]
    var token: String
}

/// Gives the command that hands a workspace over to its owner, after a look at what it would change.
struct HandoffDesk: Sendable {
    private struct Order: Encodable {
        let toOrganisationID: OrganisationID
        var partnerConfirmed: Bool?
        var clientConfirmed: Bool?
        var reason: String?
        var preview: Bool?
        var previewToken: String?
    }

    private struct Draft: Decodable {
        var preview: HandoffPreview
    }

    private struct Done: Decodable {
        var eventIDs: [String]
    }

    let owners: OwnerClient

    /// Throws the owner's problem where it can't be handed over.
    func preview(of workspace: WorkspaceID, to target: OrganisationID, for request: GatewayRequest) async throws -> HandoffPreview {
        let order = Order(toOrganisationID: target, preview: true)
        let draft: Draft = try await owners.ask(
            OwnerRequest(commanding: .partner, AdministrationOperations.handOff, of: workspace, order, for: request))
        return draft.preview
    }

    /// What was looked at is what is done, or nothing is. Sent twice, it is done once.
    func handOff(_ address: HandoffAddress, to target: OrganisationID, seenAs token: String, for request: GatewayRequest) async throws {
        let order = Order(
            toOrganisationID: target, partnerConfirmed: address["partner"] != nil, clientConfirmed: address["client"] != nil,
            reason: address["reason"], previewToken: token)
        var command = try OwnerRequest(
            commanding: .partner, AdministrationOperations.handOff, of: address.workspace, order, for: request)
        command.headers["Idempotency-Key"] = "handoff-\(token)"
        let _: Done = try await owners.ask(command)
    }
}
