import HTTP
import WireJSON

extension StandIn {
    private static let paymentsAtOnceMaximum = 10_000

    func addPaymentControls(to router: inout Router) {
        control(.post, "/payments", to: &router) { [self] request in try make(request) }
        control(.patch, "/payments/{id}", to: &router) { [self] request in
            let members = try request.members()
            return try await change(request) { payment in payment.lay(members, now: now) }
        }
        control(.post, "/payments/{id}/refund", to: &router) { [self] request in try await giveBack(request, as: "amountRefunded") }
        control(.post, "/payments/{id}/charge-back", to: &router) { [self] request in
            try await giveBack(request, as: "amountChargedBack")
        }
        control(.post, "/payment-links/{id}/pay", to: &router) { [self] request in
            let payment = try await pay(request.parameter("id"), try request.members())
            return HTTPResponse(status: 201, json: payment.json(host: request.host))
        }
        control(.post, "/payment-links/{id}/expire", to: &router) { [self] request in
            let link = try state.withLock { state throws(Problem) in
                try state.ledger.changeLink(request.parameter("id")) { $0.expiresAt = now }
            }
            return HTTPResponse(json: link.json(host: request.host))
        }
        control(.delete, "/payment-links/{id}", to: &router) { [self] request in
            try state.withLock { state throws(Problem) in try state.ledger.forgetLink(request.parameter("id")) }
            return HTTPResponse(status: 204)
        }
        control(.post, "/early-payments", to: &router) { [self] request in
            var members = MemberReader(try request.members())
            let count = try members.number("count", in: 0...1_000) ?? 1
            try members.finish()
            state.withLock { $0.earlyPayments = Int(count) }
            return HTTPResponse(status: 204)
        }
    }

    /// Somebody pays by a link, or fails to; it is told.
    func pay(_ link: String, _ given: [String: JSONValue]) async throws -> Payment {
        let payment = try state.withLock { state throws(Problem) in try state.ledger.pay(link, given, now: now) }
        try await webhooks.offer(payment)
        return payment
    }

    private func make(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        let members = try request.members()
        guard let count = Int(request.query["count"] ?? "1"), (1...Self.paymentsAtOnceMaximum).contains(count) else {
            throw Problem(status: 422, "the count is a number from 1 to \(Self.paymentsAtOnceMaximum)", field: "count")
        }
        let payments = try state.withLock { state throws(Problem) in
            try (0..<count).map { _ throws(Problem) in
                let payment = Payment(members, now: now)
                try state.ledger.add(payment)
                return payment
            }
        }
        if count == 1, let payment = payments.first { return HTTPResponse(status: 201, json: payment.json(host: request.host)) }
        return HTTPResponse(status: 201, json: ["payments": .array(payments.map { .string($0.id) })])
    }

    private func giveBack(_ request: HTTPRequest, as member: String) async throws -> HTTPResponse {
        var members = MemberReader(try request.members())
        let amount = try members.amount("amount")
        try members.finish()
        return try await change(request) { payment throws(Problem) in try payment.giveBack(amount, as: member) }
    }

    private func change(_ request: HTTPRequest, _ body: (inout Payment) throws(Problem) -> Void) async throws -> HTTPResponse {
        let payment = try state.withLock { state throws(Problem) in
            try state.ledger.changePayment(request.parameter("id"), now: now, body)
        }
        try await webhooks.offer(payment)
        return HTTPResponse(json: payment.json(host: request.host))
    }
}
