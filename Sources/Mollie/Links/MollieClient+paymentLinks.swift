extension MolliePaymentLink: MollieListed {
    static let listName = "payment_links"
}

extension MollieClient {
    /// Makes a payment link.
    /// - Parameter idempotencyKey: the same for the same wish, however often it is made: 1 to 128 visible characters of ASCII. Mollie
    ///   refuses it with another draft.
    public func createPaymentLink(
        _ draft: MolliePaymentLinkDraft, idempotencyKey: String
    ) async throws(MollieFailure) -> MolliePaymentLink {
        let call = try MollieCall.post("/payment-links", draft.body, idempotencyKey: idempotencyKey)
        return try MollieAnswer.decode(MolliePaymentLink.self, from: try await transport.send(call))
    }

    public func paymentLink(_ id: MolliePaymentLinkID) async throws(MollieFailure) -> MolliePaymentLink {
        try link(id, in: try await transport.send(.get("/payment-links/\(id)")))
    }

    /// Closes a link for good: nobody can begin to pay by it any more. A payment that has begun may still come in.
    /// - Returns: the link as it is then, which may have been paid before.
    public func archivePaymentLink(_ id: MolliePaymentLinkID) async throws(MollieFailure) -> MolliePaymentLink {
        try link(id, in: try await transport.send(.patch("/payment-links/\(id)", ["archived": true])))
    }

    /// All links, newest first. Throws when not even the first page could be read.
    public func paymentLinks(_ paging: MolliePaging = .standard) async throws(MollieFailure) -> MollieList<MolliePaymentLink> {
        try await MollieListReader(transport, pages: paging.pages).list(from: .get("/payment-links", paging.query))
    }

    /// What was paid by a link, or tried to be, newest first: there may be several payments of one link. Throws when not even the first
    /// page could be read.
    public func payments(
        by link: MolliePaymentLinkID, _ paging: MolliePaging = .standard
    ) async throws(MollieFailure) -> MollieList<MolliePayment> {
        try await MollieListReader(transport, pages: paging.pages).list(from: .get("/payment-links/\(link)/payments", paging.query))
    }

    private func link(_ id: MolliePaymentLinkID, in body: [UInt8]) throws(MollieFailure) -> MolliePaymentLink {
        let link = try MollieAnswer.decode(MolliePaymentLink.self, from: body)
        guard link.id == id else { throw .unreadable(reason: "it is about \(link.id) instead of \(id)") }
        return link
    }
}
