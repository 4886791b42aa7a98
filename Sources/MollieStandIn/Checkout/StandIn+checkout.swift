import HTTP

extension StandIn {
    private static let outcomes: Set = ["paid", "failed", "canceled"]

    func addCheckout(to router: inout Router) {
        router.on(.get, "\(Self.checkoutPath)/{id}") { [self] request in
            let link = try link(of: request)
            return CheckoutPage(link: link, state: link.state(at: now)).response
        }
        router.on(.post, "\(Self.checkoutPath)/{id}") { [self] request in
            let link = try link(of: request)
            guard link.state(at: now) == .open else { return CheckoutPage(link: link, state: link.state(at: now)).response }
            guard let form = QueryItems(encoded: String(decoding: request.body, as: UTF8.self)), let status = form["status"],
                Self.outcomes.contains(status)
            else { throw Problem(status: 422, "the form says whether it is paid", field: "status") }
            _ = try await pay(link.id, ["status": .string(status)])
            let next = link.redirectURL?.text ?? "\(Self.checkoutPath)/\(link.id)"
            return HTTPResponse(status: 303, headers: ["Location": next])
        }
    }

    private func link(of request: HTTPRequest) throws(Problem) -> Link {
        try state.withLock { state throws(Problem) in try state.ledger.links.entry(request.parameter("id")) }
    }
}
