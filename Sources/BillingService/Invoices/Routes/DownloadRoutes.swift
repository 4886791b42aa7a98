import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// The link by which a customer looks at a document: replaced or taken back by staff, and what stands behind it.
enum DownloadRoutes {
    private struct Body: Decodable {
        var reason: String
    }

    static func add(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        routes.command(InvoiceOperations.replaceDownloadLink) { try set(desk.newDownloadLink, desk, $0, $1) }
        routes.command(InvoiceOperations.revokeDownloadLink) { try set(nil, desk, $0, $1) }
        routes.query(JoinedParts.sharedInvoice) { request, connection in
            let invoice = try invoice(request, connection)
            guard let (document, _) = try InvoiceReader(connection: connection).document(invoice) else {
                throw Rejection.noInvoice(invoice)
            }
            return SharedInvoiceAnswer(try desk.answer(invoice, connection), seller: document.seller.legalName)
        }
        routes.file(JoinedParts.sharedInvoiceFile) { request, connection in
            guard let format = InvoiceFileFormat(rawValue: request.path("format")) else {
                throw Problem.notFound("a document as \(request.path("format").prefix(16))")
            }
            return try InvoiceRoutes.file(format, of: try desk.answer(try invoice(request, connection), connection), connection)
        }
    }

    private static func set(
        _ link: DownloadLink?, _ desk: InvoiceDesk, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let invoice: InvoiceID = try request.id(of: "invoice")
        let account = try desk.account(ofInvoice: invoice, work.connection)
        let command = SetDownloadLink(
            invoiceID: invoice, link: link, reason: try Reason(field: request.body(as: Body.self).reason))
        let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
        return CommandAnswer(name: "invoice", value: try desk.answer(invoice, work.connection), version: execution.version)
    }

    /// Throws 404 for a token that holds for nothing, or no more.
    private static func invoice(_ request: QueryRequest, _ connection: Connection) throws -> InvoiceID {
        guard let id = try DownloadLinks.invoice(of: request.path("id"), connection) else {
            throw Problem.notFound("document of this link")
        }
        return id
    }
}
