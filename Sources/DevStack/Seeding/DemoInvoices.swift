import Contracts
import HTTP
import StaffAPI
import WireJSON

/// Issues the invoices of the demo and lets some be paid or credited, through the staff API as staff would.
struct DemoInvoices: Sendable {
    private struct Payment: Encodable {
        var source = PaymentSource.bankTransfer
        var reference: String
        var receivedOn: LocalDate
        var amountCents: Cents?
    }

    private struct Reason: Encodable {
        var reason: String
    }

    private struct Issued: Decodable {
        var invoice: InvoiceAnswer
    }

    /// How long BillingService may take to hear of an account and its buyer.
    private static let deadlineSeconds = 60

    let client: HTTPClient
    let gateway: String
    let token: String

    /// Safe to repeat: an account that has invoices gets no more of them.
    func issue(for world: DemoWorld) async throws {
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        for one in DemoInvoice.all(of: world) {
            let path = "/accounts/\(one.account)/invoices"
            let known: InvoicesAnswer = try await answer(to: request(.get, path), deadline: deadline)
            guard known.invoices.isEmpty else { continue }
            let order = ["po_reference": "PO-\(one.account.description.prefix(4))"]
            let issued: Issued = try await answer(to: try command(path, order), deadline: deadline)
            try await settle(issued.invoice, as: one.outcome, on: world.now.date, deadline: deadline)
        }
    }

    private func settle(
        _ invoice: InvoiceAnswer, as outcome: DemoInvoice.Outcome, on day: LocalDate, deadline: ContinuousClock.Instant
    ) async throws {
        func pay(_ amount: Cents?) async throws {
            let payment = Payment(reference: "Invoice \(invoice.number)", receivedOn: day, amountCents: amount)
            let _: Issued = try await answer(to: try command("/invoices/\(invoice.invoiceID)/paid", payment), deadline: deadline)
        }
        switch outcome {
        case .open: break
        case .paid: try await pay(nil)
        case .partlyPaid: try await pay(Cents(invoice.totalCents.amount / 2))
        case .credited:
            let reason = Reason(reason: "Issued to the wrong department")
            let _: Issued = try await answer(to: try command("/invoices/\(invoice.invoiceID)/credit", reason), deadline: deadline)
        }
    }

    private func request(_ method: HTTPMethod, _ path: String, body: [UInt8] = []) -> HTTPClientRequest {
        HTTPClientRequest(method, "\(gateway)/api/v1\(path)", headers: ["Authorization": "Bearer \(token)"], body: body)
    }

    private func command(_ path: String, _ body: some Encodable) throws -> HTTPClientRequest {
        var request = request(.post, path, body: try WireJSONEncoder().encode(body))
        request.headers["Content-Type"] = "application/json"
        request.headers["Idempotency-Key"] = "demo-\(path.dropFirst().replacing("/", with: "-"))"
        return request
    }

    /// Asks again while the account, its buyer or its people have not arrived (404, 409, 422), and while the service starts (503).
    private func answer<Answer: Decodable>(to request: HTTPClientRequest, deadline: ContinuousClock.Instant) async throws -> Answer {
        while true {
            let answer = try await client.send(request)
            if answer.status == 200 { return try WireJSONDecoder().decode(Answer.self, from: answer.body) }
            guard [404, 409, 422, 503].contains(answer.status), ContinuousClock.now < deadline else {
                throw StackError.demo("\(request.url) was not answered: \(answer.status) \(answer.text.prefix(300))")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
