import Contracts
import Database
import EventKit
import EventSourcing
import Invoicing
import StaffAPI
import WebKit

/// Issuing an invoice, after a look at its draft.
enum IssueRoute {
    private struct Body: Decodable {
        struct Line: Decodable {
            var description: String
            var quantity: Quantity?
            var unitCents: UnitPrice
            var discountPercent: Percent?
        }

        var seats: SeatCount?
        var amountCents: AgreedAmount?
        var lines: [Line]?
        var periodStart: LocalDate?
        var periodEnd: LocalDate?
        var supplementary: Bool?
        var trainingSessionID: TrainingSessionID?
        var poReference: String?
        var eInvoice: Bool?
        var billingPeriod: BillingPeriod?
        var language: InvoiceLanguage?
    }

    static func add(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        routes.command(InvoiceOperations.issue) { request, work in
            let account = try AccountDesk.account(request)
            let asked = try request.body(as: TermsPreview.Request.self)
            let order = try order(try request.body(as: Body.self), work.connection)
            let command = IssueInvoice(
                invoiceID: .random(), number: try IssuedNumbers.next(.invoices, in: work.now.date.components.year, work.connection),
                order: order, facts: try desk.facts(of: account, work.connection), link: desk.newDownloadLink)
            let preview = try TermsPreview(command, "\(order)", on: account, request, work)
            if asked.preview != true { try preview.check(asked) }
            let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
            guard let identity = execution.state.identity, let issued = execution.state.invoices[command.invoiceID] else {
                throw Rejection.accountNotOpened
            }
            try desk.makeFiles(of: command.invoiceID, issued.document, for: identity, work)
            if asked.preview == true {
                let draft = try desk.draft(command.invoiceID, work.connection)
                return .preview(effects: preview.effects, token: preview.token, showing: [("invoice", draft)])
            }
            let answer = try desk.answer(command.invoiceID, work.connection)
            return CommandAnswer(name: "invoice", value: answer, version: execution.version)
        }
    }

    private static func order(_ body: Body, _ connection: Connection) throws -> InvoiceOrder {
        var order = InvoiceOrder(content: try content(body))
        order.session = try body.trainingSessionID.map { id in
            guard let session = try BillableSession(id, connection) else { throw Rejection.noSession(id) }
            return session
        }
        order.firstDay = body.periodStart
        order.lastDay = body.periodEnd
        order.billingPeriod = body.billingPeriod
        order.poReference = try body.poReference.map { text in try Problem.naming("po_reference") { try BuyerText(text) } }
        order.isElectronic = body.eInvoice ?? false
        order.language = body.language
        return order
    }

    /// The ways to say what is billed exclude each other.
    private static func content(_ body: Body) throws -> InvoiceOrder.Content {
        let given = [
            body.seats.map { _ in "seats" }, body.amountCents.map { _ in "amount_cents" }, body.lines.map { _ in "lines" },
            body.supplementary == true ? "supplementary" : nil,
        ].compactMap { $0 }
        guard given.count <= 1 else {
            throw Problem.invalid(given[1], "\(given.joined(separator: " and ")) exclude each other: an invoice bills one of them")
        }
        if let lines = body.lines { return .lines(try lines.enumerated().map { try line($0.element, at: $0.offset) }) }
        if let amount = body.amountCents { return .amount(try unitPrice(amount)) }
        if body.supplementary == true { return .supplementary }
        return .seats(body.seats.map { Int($0.value) })
    }

    private static func line(_ line: Body.Line, at index: Int) throws -> InvoiceOrder.Line {
        InvoiceOrder.Line(
            description: try Problem.naming("lines[\(index)].description") { try LineDescription(line.description) },
            quantity: line.quantity ?? 1, unitPrice: line.unitCents, discount: line.discountPercent ?? .zero)
    }

    private static func unitPrice(_ amount: AgreedAmount) throws -> UnitPrice {
        guard let price = UnitPrice(amount.value) else {
            throw Problem.invalid("amount_cents", "amount_cents is more than an invoice can ask")
        }
        return price
    }
}
