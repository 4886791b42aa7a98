import Contracts

/// What `GET /reconciliation` answers: accounts with something to look at first, of them those that owe most.
public struct ReconciliationAnswer: Codable, Sendable, Equatable {
    /// Of all that fit, not only of a page.
    public struct Totals: Codable, Sendable, Equatable {
        public var accounts: Int
        public var expectedCents: Cents
        public var notDueCents: Cents
        public var arrivedCents: Cents
        public var gapCents: Cents
        public var refundedCents: Cents
        public var chargedBackCents: Cents
        /// How many accounts have a gap of a name; those that nobody has are left out.
        public var gaps: [String: Int]
        /// What was due, and what came, by the kind of thing.
        public var byKind: [String: ReconciledFigures]
        /// What came in the month for no known account, whatever the filter.
        public var unassigned: Unassigned
        /// The latest look at the provider could not read everything.
        public var incomplete: Bool

        public init(
            accounts: Int, _ figures: ReconciledFigures, gaps: [ReconciliationGap: Int], byKind: [DueKind: ReconciledFigures],
            unassigned: Unassigned, incomplete: Bool
        ) {
            self.accounts = accounts
            expectedCents = figures.expectedCents
            notDueCents = figures.notDueCents
            arrivedCents = figures.arrivedCents
            gapCents = figures.gapCents
            refundedCents = figures.refundedCents
            chargedBackCents = figures.chargedBackCents
            self.gaps = Dictionary(uniqueKeysWithValues: gaps.map { ($0.key.rawValue, $0.value) })
            self.byKind = Dictionary(uniqueKeysWithValues: byKind.map { ($0.key.rawValue, $0.value) })
            self.unassigned = unassigned
            self.incomplete = incomplete
        }
    }

    /// Payments of no known account.
    public struct Unassigned: Codable, Sendable, Equatable {
        public var payments: Int
        /// Less what went back.
        public var arrivedCents: Cents

        public init(payments: Int, arrivedCents: Cents) {
            self.payments = payments
            self.arrivedCents = arrivedCents
        }
    }

    public var month: Month
    public var rows: [ReconciliationRow]
    public var totals: Totals
    public var mollie: MollieStanding
    public var nextCursor: String?

    public init(month: Month, rows: [ReconciliationRow], totals: Totals, mollie: MollieStanding, nextCursor: String?) {
        self.month = month
        self.rows = rows
        self.totals = totals
        self.mollie = mollie
        self.nextCursor = nextCursor
    }
}
