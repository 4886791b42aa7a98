import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Links by which customers pay invoices.
enum PaymentLinkRoutes {
    private struct Body: Decodable {
        var invoiceID: InvoiceID?
        var description: String?
    }

    static func add(to routes: inout ServiceRoutes, _ desk: PaymentDesk) {
        routes.query(PaymentLinkOperations.list) { request, connection in try page(request, desk, connection) }
        routes.command(PaymentLinkOperations.make) { request, work in
            let account = try AccountDesk.account(request)
            guard desk.standing.enabled else { throw Rejection.mollieIsOff }
            let body = try request.body(as: Body.self)
            let description = try body.description.map { text in
                try Problem.naming("description") { try PaymentLinkOperations.descriptionRule.accept(text) }
            }
            let command = MakePaymentLink(paymentLinkID: .random(), invoiceID: body.invoiceID, description: description)
            let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
            let invoice = try execution.state.invoiceToPay(body.invoiceID).invoiceID
            guard let link = execution.state.usableLink(of: invoice) else { throw Rejection.nothingToPay }
            return try answer(link, execution, work, status: link == command.paymentLinkID ? 201 : 200)
        }
        routes.command(PaymentLinkOperations.cancel) { request, work in
            let link: PaymentLinkID = try request.id("link", of: "payment link")
            let command = CancelPaymentLink(paymentLinkID: link, cause: .staff)
            let account = try AccountDesk.account(request)
            let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
            return try answer(link, execution, work, status: 200)
        }
    }

    private static func answer(
        _ link: PaymentLinkID, _ execution: Execution<Account>, _ work: UnitOfWork, status: Int
    ) throws -> CommandAnswer {
        guard let answer = try PaymentLinkReader(connection: work.connection).link(link) else {
            throw Problem.notFound("payment link \(link)")
        }
        return CommandAnswer(name: "payment_link", value: answer, version: execution.version, status: status)
    }

    private static func page(_ request: QueryRequest, _ desk: PaymentDesk, _ connection: Connection) throws -> PaymentLinksAnswer {
        let account = try AccountDesk.account(request)
        guard try OpenAccounts.identity(of: account, connection) != nil else { throw Problem.notFound("account \(account)") }
        let reader = PaymentLinkReader(connection: connection)
        let page = try request.page(
            of: ["account": account.description], position: { PaymentLinkPosition(createdAt: $0.createdAt, link: $0.paymentLinkID) },
            read: { try reader.page(of: account, after: $0, limit: $1) })
        return PaymentLinksAnswer(paymentLinks: page.rows, mollie: desk.standing, nextCursor: page.nextCursor)
    }
}

extension Rejection {
    static let mollieIsOff = rule(
        "mollie-off", detail: "payment links are made by Mollie, which isn't set up: set MOLLIE_API_KEY for BillingService")
}
