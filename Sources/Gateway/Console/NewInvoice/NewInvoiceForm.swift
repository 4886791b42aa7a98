import Contracts
import HTTP
import WebKit

/// The deed of the last step, which works without the script too.
struct NewInvoiceForm: Sendable {
    private static let bodyBytesMaximum = 64 * 1024

    let sessions: Sessions
    let desk: NewInvoiceDesk

    /// `POST /invoices/new` from the form of a page of ours; leads to the invoice, or back to the step that says why there is none.
    func submit(_ request: HTTPRequest) async throws -> HTTPResponse {
        let (session, fields) = try await sessions.formOfOwnPage(request, bytesMaximum: Self.bodyBytesMaximum)
        guard let address = try NewInvoiceAddress(fields) else { throw Problem.invalid("account", "account has to be given") }
        let (order, faults) = NewInvoiceOrder.read(address)
        guard faults.isEmpty, let token = PreviewConfirmation.token(in: fields) else {
            return .redirection(to: address.path(at: .issue))
        }
        guard PreviewConfirmation.isConfirmed(in: fields) else { return .redirection(to: address.path(at: .issue, refused: .unconfirmed)) }
        do {
            let command = GatewayRequest(http: request, session: session)
            return .redirection(to: ConsolePath.invoice(try await desk.issue(order, seenAs: token, of: address.account, for: command)))
        } catch let problem as Problem where problem.isOfInput {
            // The step is made anew, from what the owner says now.
            return .redirection(to: address.path(at: .issue, refused: .changed))
        }
    }
}
