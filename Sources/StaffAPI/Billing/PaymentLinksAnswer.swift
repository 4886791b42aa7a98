/// What `GET /accounts/{id}/payment-links` answers: the newest first.
public struct PaymentLinksAnswer: Codable, Sendable, Equatable {
    public var paymentLinks: [PaymentLinkAnswer]
    public var mollie: MollieStanding
    public var nextCursor: String?

    public init(paymentLinks: [PaymentLinkAnswer], mollie: MollieStanding, nextCursor: String?) {
        self.paymentLinks = paymentLinks
        self.mollie = mollie
        self.nextCursor = nextCursor
    }
}
