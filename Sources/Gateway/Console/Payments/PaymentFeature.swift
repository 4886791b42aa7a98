import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// One payment: what Mollie says of it, what it has paid, and whose it may be while nobody knows.
struct PaymentFeature: ConsoleFeature {
    static let paths = ["\(ConsoleArea.payments.path)/{id}"]
    static let area = ConsoleArea.payments

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let text = view.request.path("id")
        guard let id = PlainID(text) else { throw Problem.notFound("payment \(text.prefix(64))") }
        let payment = try await services.payment(id, view)
        let context = RowContext(viewer: view.viewer, month: view.now.month, now: view.now)
        let page = PaymentPage(payment: payment, context: context, candidates: await candidates(payment, view))
        return ConsolePage(title: page.title, html: page.html())
    }

    /// Nil for a payment whose account is known.
    private func candidates(_ payment: PaymentAnswer, _ view: ConsoleView) async -> PaymentCandidates? {
        guard payment.accountID == nil else { return nil }
        let text = view.query["search"] ?? PaymentCandidates.invoiceNumber(in: payment.description) ?? ""
        guard text.contains(where: { !$0.isWhitespace }), text.count <= Operation.Parameter.searchLengthMaximum else {
            return PaymentCandidates(payment: payment, text: String(text.prefix(Operation.Parameter.searchLengthMaximum)))
        }
        let query: QueryItems = ["q": text, "limit": String(PaymentCandidates.shownMaximum)]
        async let accounts = services.unlessAway("the accounts that a payment may be of", view) {
            try await services.owners.ask(JoinedParts.rollupSearch, query, for: view.request) as SearchAnswer
        }
        let found = await services.unlessAway("the invoices that a payment may be of", view) {
            try await services.owners.ask(JoinedParts.billingSearch, query, for: view.request) as BillingSearchAnswer
        }
        return PaymentCandidates(
            payment: payment, text: text, accounts: await accounts?.accounts ?? [],
            invoices: (found?.invoices ?? []).filter { $0.kind == .invoice })
    }
}

extension ConsoleServices {
    private struct OnePayment: Decodable, Sendable {
        var payment: PaymentAnswer
    }

    /// Throws 404 for a payment that nobody knows.
    func payment(_ id: PlainID, _ view: ConsoleView) async throws -> PaymentAnswer {
        let question = OwnerRequest(
            asking: .billing, PaymentOperations.one.path(of: id), for: view.request.http, identity: view.request.identity)
        let answer: OnePayment = try await owners.ask(question)
        return answer.payment
    }
}
