import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What Mollie has collected, and whose it is.
enum PaymentRoutes {
    private struct Body: Decodable {
        var accountID: AccountID
        var invoiceID: InvoiceID?
        var reason: String
    }

    static func add(to routes: inout ServiceRoutes, _ desk: PaymentDesk) {
        routes.query(PaymentOperations.list) { request, connection in try page(request, desk, connection) }
        routes.stream(PaymentOperations.export, fileName: fileName) { request, connection, writer in
            let filter = try PaymentFilter(request.parameters)
            try writer.write(PaymentExport.header)
            try PaymentReader(connection: connection).forEach(filter) { try writer.write(PaymentExport.line($0)) }
        }
        routes.query(PaymentOperations.one) { request, connection in
            OnePayment(payment: try answer(request.path("id"), connection))
        }
        routes.command(PaymentOperations.assign) { request, work in
            let id = request.path("id")
            let body = try request.body(as: Body.self)
            let command = try assignment(body, work.connection)
            guard try PaymentReader(connection: work.connection).recorded(id) != nil else {
                throw Problem.notFound("payment \(id.prefix(64))")
            }
            let execution = try work.execute(command, on: id, expectedVersion: request.expectedVersion)
            if !execution.events.isEmpty { try PaymentRecorder(work: work, chargesIncludeVAT: desk.chargesIncludeVAT).settle(id) }
            return CommandAnswer(name: "payment", value: try answer(id, work.connection))
        }
    }

    private struct OnePayment: Encodable, Sendable {
        var payment: PaymentAnswer
    }

    private static func assignment(_ body: Body, _ connection: Connection) throws -> AssignPayment {
        guard let account = try OpenAccounts.identity(of: body.accountID, connection) else {
            throw Problem.invalid("account_id", "there is no account \(body.accountID)")
        }
        if let invoice = body.invoiceID {
            let found = try InvoiceReader(connection: connection).invoice(invoice)
            guard let found, found.accountID == body.accountID, found.kind == .invoice else {
                throw Problem.invalid("invoice_id", "the account has no invoice \(invoice)")
            }
        }
        return AssignPayment(account: account, invoiceID: body.invoiceID, reason: try Reason(field: body.reason))
    }

    private static func answer(_ id: String, _ connection: Connection) throws -> PaymentAnswer {
        guard let answer = try PaymentReader(connection: connection).answer(id) else { throw Problem.notFound("payment \(id.prefix(64))") }
        return answer
    }

    private static func page(_ request: QueryRequest, _ desk: PaymentDesk, _ connection: Connection) throws -> PaymentsAnswer {
        let filter = try PaymentFilter(request.parameters)
        let reader = PaymentReader(connection: connection)
        let page = try request.page(
            of: filter.description, position: { PaymentPosition(createdAt: $0.createdAt, paymentID: $0.paymentID) },
            read: { try reader.page(filter, after: $0, limit: $1) })
        var totals = try reader.totals(filter)
        if desk.standing.enabled {
            totals.unread = try UnreadPayments.counts(connection)
            totals.incomplete = try !SyncRecord.isComplete(connection) || totals.unread != []
        }
        return PaymentsAnswer(
            payments: page.rows, totals: totals, mollie: desk.standing, nextCursor: page.nextCursor)
    }

    /// `payments-2026-11.csv`
    @Sendable private static func fileName(_ request: QueryRequest) -> String {
        ["payments", request.text("month")].compactMap { $0 }.joined(separator: "-") + ".csv"
    }
}
