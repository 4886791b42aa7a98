import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Mailing an invoice or a credit note, for the first time or again.
enum SendRoute {
    private struct Body: Decodable {
        var to: String?
        var withXML: Bool?

        enum CodingKeys: String, CodingKey {
            case to
            case withXML = "with_xml"
        }
    }

    static func add(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        routes.command(InvoiceOperations.send) { request, work in
            let invoice: InvoiceID = try request.id(of: "invoice")
            let account = try desk.account(ofInvoice: invoice, work.connection)
            let body = try request.body(as: Body.self)
            let withXML = body.withXML ?? false
            let command = SendInvoice(
                invoiceID: invoice, address: body.to?.trimmed, usualAddress: try MoneyContact.address(of: account, work.connection),
                withXML: withXML, hasXML: try InvoiceFiles.formats(of: invoice, work.connection).contains(.xml))
            let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
            return CommandAnswer(name: "invoice", value: try desk.answer(invoice, work.connection), version: execution.version)
        }
    }
}
