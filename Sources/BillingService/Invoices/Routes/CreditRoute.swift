import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Crediting an invoice, after a look at the credit note.
enum CreditRoute {
    private struct Body: Decodable {
        var lines: [String]?
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        routes.command(InvoiceOperations.credit) { request, work in
            let invoice: InvoiceID = try request.id(of: "invoice")
            let account = try desk.account(ofInvoice: invoice, work.connection)
            let asked = try request.body(as: TermsPreview.Request.self)
            let body = try request.body(as: Body.self)
            let command = CreditInvoice(
                invoiceID: invoice, creditNoteID: .random(),
                number: try IssuedNumbers.next(.creditNotes, in: work.now.date.components.year, work.connection), lines: body.lines,
                reason: try request.reason(body.reason), link: desk.newDownloadLink)
            let change = "credit \(invoice) \((body.lines ?? []).joined(separator: ","))"
            let preview = try TermsPreview(command, change, on: account, request, work)
            if asked.preview != true { try preview.check(asked) }
            let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
            try makeFiles(of: command, execution, desk, work)
            func parts(_ note: InvoiceAnswer) throws -> [CommandAnswer.Part] {
                [("credit_note", note), ("invoice", try desk.answer(invoice, work.connection))]
            }
            if asked.preview == true {
                let draft = try desk.draft(command.creditNoteID, work.connection)
                return .preview(effects: preview.effects, token: preview.token, showing: try parts(draft))
            }
            return CommandAnswer(try parts(try desk.answer(command.creditNoteID, work.connection)), version: execution.version)
        }
    }

    private static func makeFiles(
        of command: CreditInvoice, _ execution: Execution<Account>, _ desk: InvoiceDesk, _ work: UnitOfWork
    ) throws {
        guard let identity = execution.state.identity else { throw Rejection.accountNotOpened }
        for event in execution.events {
            guard let note = try event.decode(CreditNoteIssued.self) else { continue }
            try desk.makeFiles(of: command.creditNoteID, note.document, for: identity, work)
        }
    }
}
