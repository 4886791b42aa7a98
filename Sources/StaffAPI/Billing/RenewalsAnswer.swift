import Contracts

/// What `GET /renewals` answers: by date, what is overdue first.
public struct RenewalsAnswer: Codable, Sendable, Equatable {
    /// Of all that fits, not only of a page.
    public struct Counts: Codable, Sendable, Equatable {
        public var total: Int
        public var overdue: Int
        /// How many more are put aside; where those are asked for, the same as `total`.
        public var snoozed: Int
        /// Of those whose amount is known.
        public var nextAmountCents: Cents

        public init(total: Int, overdue: Int, snoozed: Int, nextAmountCents: Cents) {
            self.total = total
            self.overdue = overdue
            self.snoozed = snoozed
            self.nextAmountCents = nextAmountCents
        }
    }

    public var renewals: [RenewalRow]
    public var counts: Counts
    public var nextCursor: String?

    public init(renewals: [RenewalRow], counts: Counts, nextCursor: String?) {
        self.renewals = renewals
        self.counts = counts
        self.nextCursor = nextCursor
    }
}

/// What `GET /renewals/{id}` answers.
public struct RenewalAnswer: Codable, Sendable, Equatable {
    public var renewal: RenewalRow
    /// Of the account, for `If-Match`.
    public var version: Int

    public init(renewal: RenewalRow, version: Int) {
        self.renewal = renewal
        self.version = version
    }
}
