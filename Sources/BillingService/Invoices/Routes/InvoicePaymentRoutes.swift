import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Marking invoices paid, and taking a mistaken mark back.
enum InvoicePaymentRoutes {
    private struct PaymentBody: Decodable {
        var source: PaymentSource
        var reference: String?
        var receivedOn: LocalDate
        var amountCents: Cents?
    }

    private struct WithdrawalBody: Decodable {
        var markID: PaymentMarkID?
        var reason: String
    }

    static func add(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        routes.command(InvoiceOperations.markPaid) { request, work in
            let invoice: InvoiceID = try request.id(of: "invoice")
            let body = try request.body(as: PaymentBody.self)
            let command = RecordInvoicePayment(
                invoiceID: invoice, markID: .random(), source: body.source.rawValue, reference: body.reference?.trimmed,
                receivedOn: body.receivedOn, amount: body.amountCents)
            let execution = try execute(command, on: invoice, desk, request, work)
            return CommandAnswer(name: "invoice", value: try desk.answer(invoice, work.connection), version: execution.version)
        }
        routes.command(InvoiceOperations.withdrawPayment) { request, work in
            let invoice: InvoiceID = try request.id(of: "invoice")
            let body = try request.body(as: WithdrawalBody.self)
            let command = WithdrawInvoicePayment(
                invoiceID: invoice, markID: body.markID, reason: try Reason(field: body.reason),
                person: request.identity.email.lowercased(),
                twoPersonAbove: desk.configuration.twoPersonAbove)
            let execution = try execute(command, on: invoice, desk, request, work)
            let answer = try desk.answer(invoice, work.connection)
            // Whoever has only asked for it, now or before, waits for a second person.
            if let pending = answer.pendingConfirmation, execution.events.first?.type != InvoicePaymentWithdrawn.eventType.description {
                return CommandAnswer([("pending_confirmation", pending), ("invoice", answer)], version: execution.version, status: 202)
            }
            return CommandAnswer(name: "invoice", value: answer, version: execution.version)
        }
    }

    private static func execute(
        _ command: some AccountCommand, on invoice: InvoiceID, _ desk: InvoiceDesk, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> Execution<Account> {
        let account = try desk.account(ofInvoice: invoice, work.connection)
        return try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
    }
}
