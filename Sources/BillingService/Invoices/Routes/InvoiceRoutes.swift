import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// Questions about invoices.
enum InvoiceRoutes {
    static func add(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        let time = routes.context.time
        routes.query(InvoiceOperations.list) { request, connection in
            try page(InvoiceFilter(request.parameters), request, connection)
        }
        routes.query(InvoiceOperations.ofAccount) { request, connection in
            let account = try AccountDesk.account(request)
            guard try OpenAccounts.identity(of: account, connection) != nil else { throw Problem.notFound("account \(account)") }
            var answer = try page(InvoiceFilter(account: account), request, connection)
            answer.outlook = try InvoiceOutlook.answer(of: account, desk, connection, on: time.now)
            return answer
        }
        routes.query(InvoiceOperations.ageing) { _, connection in try Ageing.answer(on: time.now.date, connection) }
        routes.query(InvoiceOperations.one) { request, connection in
            let answer = try desk.answer(try request.id(of: "invoice"), connection)
            let store = EventStore(connection, source: EventContext.billing.source)
            let account = try store.load(Account.self, id: answer.accountID.description)
            let needsAddress = account.state.documentsOfFormerOwners.contains(answer.invoiceID)
            return Versioned(
                OneInvoice(invoice: answer, version: account.version, needsAddress: needsAddress), version: account.version)
        }
        for (operation, format) in [
            (InvoiceOperations.html, InvoiceFileFormat.html), (InvoiceOperations.pdf, .pdf), (InvoiceOperations.xml, .xml),
        ] {
            routes.file(operation) { request, connection in
                try file(format, of: try desk.answer(try request.id(of: "invoice"), connection), connection)
            }
        }
    }

    /// Under its name, with the version of the account that it belongs to.
    private struct OneInvoice: Encodable, Sendable {
        var invoice: InvoiceAnswer
        var version: Int
        /// To be mailed: it is from before the account went to another organisation.
        var needsAddress: Bool
    }

    private static func page(_ filter: InvoiceFilter, _ request: QueryRequest, _ connection: Connection) throws -> InvoicesAnswer {
        let reader = InvoiceReader(connection: connection)
        let page = try request.page(
            of: filter.description, position: { InvoicePosition(issuedOn: $0.issuedOn, number: $0.number) },
            read: { try reader.page(filter, after: $0, limit: $1) })
        return InvoicesAnswer(invoices: page.rows, totals: try reader.totals(filter), nextCursor: page.nextCursor)
    }

    /// Throws 404 where it isn't there, or not yet.
    static func file(_ format: InvoiceFileFormat, of invoice: InvoiceAnswer, _ connection: Connection) throws -> FileAnswer {
        guard let bytes = try InvoiceFiles.content(of: invoice.invoiceID, format, connection) else {
            let absence = invoice.issuedIn.map { " here: it was issued in \($0) before invoices were kept here, and stands there" }
            throw Problem.notFound("\(format.rawValue) of \(invoice.number)\(absence ?? format.absence)")
        }
        return FileAnswer(contentType: format.contentType, bytes: bytes, fileName: format.fileName(invoice.number))
    }
}

extension InvoiceFileFormat {
    fileprivate var contentType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .xml: "application/xml"
        }
    }

    /// A page is looked at; the others are kept under the number of the invoice.
    fileprivate func fileName(_ number: String) -> String? {
        switch self {
        case .html: nil
        case .pdf, .xml: "\(number).\(rawValue)"
        }
    }

    /// Why it isn't there, in words that follow.
    fileprivate var absence: String {
        switch self {
        case .html: ""
        case .pdf: " yet; it is being made, try again in a moment"
        case .xml: ": the buyer can't receive an electronic invoice"
        }
    }
}
