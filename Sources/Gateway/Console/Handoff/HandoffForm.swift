import Contracts
import HTTP
import ProcessKit
import WebKit

/// The deed of the last step, which works without the script too.
struct HandoffForm: Sendable {
    private static let bodyBytesMaximum = 16 * 1024

    let sessions: Sessions
    let desk: HandoffDesk

    /// `POST /workspaces/{id}/handoff` from the form of a page of ours; leads to the workspace, or back to the step that says why it stays.
    func submit(_ request: HTTPRequest) async throws -> HTTPResponse {
        let (session, fields) = try await sessions.formOfOwnPage(request, bytesMaximum: Self.bodyBytesMaximum)
        let command = GatewayRequest(http: request, session: session)
        let address = HandoffAddress(try command.id(of: "workspace"), fields)
        guard let token = fields[NewInvoiceIssueStep.tokenName], HandoffFault.missing(in: address).isEmpty,
            let target = address["to"].flatMap({ OrganisationID($0) })
        else { return .redirection(to: address.path(at: .changes)) }
        let isConfirmed = fields.values(NewInvoiceIssueStep.warningName).allSatisfy { warning in
            fields[NewInvoiceIssueStep.confirmationName(warning)] != nil
        }
        guard isConfirmed else { return .redirection(to: address.path(at: .changes, refused: .unconfirmed)) }
        do {
            try await desk.handOff(address, to: target, seenAs: token, for: command)
            return .redirection(to: ConsolePath.workspace(address.workspace))
        } catch let problem as Problem where NewInvoiceFault.isOfOrder(problem) {
            // The step is made anew, from what the owner says now.
            return .redirection(to: address.path(at: .changes, refused: .changed))
        }
    }
}
