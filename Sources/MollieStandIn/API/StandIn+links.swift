import Contracts
import HTTP
import Mollie
import WireJSON

extension StandIn {
    func addLinks(to router: inout Router) {
        api(.post, "/payment-links", to: &router) { [self] request in
            let link = try link(from: try request.members())
            let isPaidEarly = try state.withLock { state throws(Problem) in
                try state.ledger.add(link)
                guard state.earlyPayments > 0 else { return false }
                state.earlyPayments -= 1
                return true
            }
            // The webhook then overtakes the answer.
            if isPaidEarly { _ = try await pay(link.id, [:]) }
            return HTTPResponse(status: 201, json: link.json(host: request.host))
        }
        api(.get, "/payment-links", to: &router) { [self] request in
            let links = state.withLock { $0.ledger.links.entries }
            return try HALPage(listName: "payment_links", path: "/payment-links").response(of: links, to: request) {
                $0.json(host: request.host)
            }
        }
        api(.get, "/payment-links/{id}", to: &router) { [self] request in
            let link = try state.withLock { state throws(Problem) in try state.ledger.links.entry(request.parameter("id")) }
            return HTTPResponse(json: link.json(host: request.host))
        }
        api(.patch, "/payment-links/{id}", to: &router) { [self] request in
            var members = MemberReader(try request.members())
            let isArchived = try members.flag("archived")
            try members.finish()
            let link = try state.withLock { state throws(Problem) in
                try state.ledger.changeLink(request.parameter("id")) { $0.isArchived = isArchived ?? $0.isArchived }
            }
            return HTTPResponse(json: link.json(host: request.host))
        }
    }

    /// The draft of a link. Throws `Problem` with the field that Mollie would name.
    private func link(from members: [String: JSONValue]) throws(Problem) -> Link {
        var members = MemberReader(members)
        guard let description = try members.text("description"), !description.isEmpty,
            description.unicodeScalars.count <= MolliePaymentLinkDraft.descriptionMaximum
        else { throw Problem(status: 422, "the description has 1 to 255 characters", field: "description") }
        guard let amount = try members.amount("amount"), amount > .zero else {
            throw Problem(status: 422, "the amount has to be more than nothing", field: "amount")
        }
        let redirectURL = try members.address("redirectUrl")
        let webhookURL = try members.address("webhookUrl")
        var expiresAt: Instant?
        if let text = try members.text("expiresAt") {
            guard let instant = Instant(text), instant > now else {
                throw Problem(status: 422, "the expiry has to be a time that is to come", field: "expiresAt")
            }
            expiresAt = instant
        }
        guard try members.flag("reusable") != true else { throw Problem(status: 422, "no link here is reusable", field: "reusable") }
        try members.finish()
        return Link(
            description: description, amount: amount, redirectURL: redirectURL, webhookURL: webhookURL, createdAt: now, expiresAt: expiresAt
        )
    }
}
