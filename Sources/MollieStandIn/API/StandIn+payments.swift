import HTTP

extension StandIn {
    func addPayments(to router: inout Router) {
        api(.get, "/payments", to: &router) { [self] request in
            try page(state.withLock { $0.ledger.payments.entries }, "/payments", request)
        }
        api(.get, "/payments/{id}", to: &router) { [self] request in
            let payment = try state.withLock { state throws(Problem) in try state.ledger.payments.entry(request.parameter("id")) }
            return HTTPResponse(json: payment.json(host: request.host))
        }
        api(.get, "/payment-links/{id}/payments", to: &router) { [self] request in
            let payments = try state.withLock { state throws(Problem) in
                let link = try state.ledger.links.entry(request.parameter("id"))
                return state.ledger.payments.entries.filter { $0.link == link.id }
            }
            return try page(payments, "/payment-links/\(request.parameter("id"))/payments", request)
        }
        api(.get, "/customers/{id}/payments", to: &router) { [self] request in
            let id = request.parameter("id")
            let payments = state.withLock { $0.ledger.payments.entries.filter { $0.members["customerId"] == .string(id) } }
            guard !payments.isEmpty else { throw Problem(status: 404, "no payment names this customer") }
            return try page(payments, "/customers/\(id)/payments", request)
        }
    }

    private func page(_ payments: [Payment], _ path: String, _ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        try HALPage(listName: "payments", path: path).response(of: payments, to: request) { $0.json(host: request.host) }
    }
}
