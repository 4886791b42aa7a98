import Contracts

/// What `GET /payments` answers: the newest first.
public struct PaymentsAnswer: Codable, Sendable, Equatable {
    /// How many payments couldn't be read for one reason. They stand in no list and no sum, whatever is asked for.
    public struct Unread: Codable, Sendable, Equatable {
        public enum Reason: String, Sendable, CaseIterable {
            /// Amounts are in euros here.
            case otherCurrency = "other_currency"
            /// The provider tells of them as it never did before.
            case unreadable
        }

        public var reason: Word<Reason>
        public var payments: Int

        public init(reason: Word<Reason>, payments: Int) {
            self.reason = reason
            self.payments = payments
        }
    }

    /// What those that fit come to, not only those of a page.
    public struct Totals: Codable, Sendable, Equatable {
        public var payments: Int
        /// Of those that are paid, whatever went back since.
        public var paidCents: Cents
        public var refundedCents: Cents
        public var chargedBackCents: Cents
        /// How many failed, expired or were canceled.
        public var failed: Int
        /// How many are open, pending or authorized.
        public var pending: Int
        /// The latest look at the provider could not read everything, or there are payments that can't be read.
        public var incomplete: Bool
        /// Nil from a service that doesn't tell it yet.
        public var unread: [Unread]? = []

        public init(
            payments: Int, paidCents: Cents, refundedCents: Cents, chargedBackCents: Cents, failed: Int, pending: Int, incomplete: Bool
        ) {
            self.payments = payments
            self.paidCents = paidCents
            self.refundedCents = refundedCents
            self.chargedBackCents = chargedBackCents
            self.failed = failed
            self.pending = pending
            self.incomplete = incomplete
        }
    }

    public var payments: [PaymentAnswer]
    public var totals: Totals
    public var mollie: MollieStanding
    public var nextCursor: String?

    public init(payments: [PaymentAnswer], totals: Totals, mollie: MollieStanding, nextCursor: String?) {
        self.payments = payments
        self.totals = totals
        self.mollie = mollie
        self.nextCursor = nextCursor
    }
}
