import Contracts
import StaffAPI

/// Gives the command that issues an invoice to its owner, after a look at its draft.
struct NewInvoiceDesk: Sendable {
    private struct Draft: Decodable {
        var preview: IssuePreview
    }

    private struct Issued: Decodable {
        struct Invoice: Decodable {
            var invoiceID: InvoiceID
        }

        var invoice: Invoice
    }

    let owners: OwnerClient

    /// Throws the owner's problem where no such invoice can be issued.
    func preview(_ order: NewInvoiceOrder, of account: AccountID, for request: GatewayRequest) async throws -> IssuePreview {
        var order = order
        order.preview = true
        let draft: Draft = try await owners.ask(
            OwnerRequest(commanding: .billing, InvoiceOperations.issue, of: account, order, for: request))
        return draft.preview
    }

    /// The invoice is that of the preview, or there is none. Sent twice, it is issued once: a token stands for one draft of one version of the
    /// account.
    func issue(
        _ order: NewInvoiceOrder, seenAs token: String, of account: AccountID, for request: GatewayRequest
    ) async throws -> InvoiceID {
        var order = order
        order.previewToken = token
        var command = try OwnerRequest(commanding: .billing, InvoiceOperations.issue, of: account, order, for: request)
        command.headers["Idempotency-Key"] = "invoice-\(token)"
        let issued: Issued = try await owners.ask(command)
        return issued.invoice.invoiceID
    }
}
