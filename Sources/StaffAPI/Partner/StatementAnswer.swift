import Contracts

/// What `GET /partners/{organisation}/statement` answers: opening + accruals − reversals − payouts + payouts withdrawn = closing.
public struct StatementAnswer: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case accrual, reversal, payout
        case payoutWithdrawn = "payout_withdrawn"
    }

    public struct Entry: Codable, Sendable, Equatable {
        public var eventID: String
        public var referralID: ReferralID
        public var kind: Word<Kind>
        /// Never negative: the kind says which way it goes.
        public var amountCents: Cents
        /// When it was booked.
        public var at: Instant
        /// The day on which the client paid, or the partner was paid; nil where a moved cap is the cause.
        public var paidOn: LocalDate?
        /// Nil for a client that is gone.
        public var clientName: String?
        /// The invoice, the provider's payment, or the transfer; nil where a moved cap is the cause.
        public var reference: String?
        /// Of a payout: when it was taken back as recorded by mistake.
        public var withdrawnAt: Instant?

        public init(
            eventID: String, referralID: ReferralID, kind: Kind, amountCents: Cents, at: Instant, paidOn: LocalDate?, reference: String?,
            withdrawnAt: Instant? = nil
        ) {
            self.eventID = eventID
            self.referralID = referralID
            self.kind = Word(kind)
            self.amountCents = amountCents
            self.at = at
            self.paidOn = paidOn
            self.reference = reference
            self.withdrawnAt = withdrawnAt
        }

        /// Negative where it takes away from the balance.
        public var signedCents: Cents {
            switch kind.known {
            case .accrual, .payoutWithdrawn: amountCents
            case .reversal, .payout, nil: -amountCents
            }
        }
    }

    /// Of the whole period, not only of a page.
    public struct Totals: Codable, Sendable, Equatable {
        public var accrualCents: Cents
        public var reversalCents: Cents
        public var payoutCents: Cents
        /// Of payouts that were recorded by mistake.
        public var payoutWithdrawnCents: Cents

        public init(accrualCents: Cents, reversalCents: Cents, payoutCents: Cents, payoutWithdrawnCents: Cents = .zero) {
            self.accrualCents = accrualCents
            self.reversalCents = reversalCents
            self.payoutCents = payoutCents
            self.payoutWithdrawnCents = payoutWithdrawnCents
        }
    }

    /// What was booked in one month of the period.
    public struct MonthTotals: Codable, Sendable, Equatable {
        public var month: Month
        public var totals: Totals

        public init(month: Month, totals: Totals) {
            self.month = month
            self.totals = totals
        }
    }

    /// A longer period is not told month by month.
    public static let monthsMaximum = 36

    public var organisationID: OrganisationID
    /// Nil for an organisation that is gone.
    public var name: String?
    public var from: LocalDate
    /// The last day.
    public var to: LocalDate
    public var openingCents: Cents
    /// By the moment at which they were booked.
    public var entries: [Entry]
    public var totals: Totals
    /// Month by month, the oldest first; none where the period has more than can be told.
    public var months: [MonthTotals]
    public var closingCents: Cents
    public var nextCursor: String?

    public init(
        organisationID: OrganisationID, name: String?, from: LocalDate, to: LocalDate, openingCents: Cents, entries: [Entry],
        totals: Totals, months: [MonthTotals] = [], nextCursor: String?
    ) {
        self.organisationID = organisationID
        self.name = name
        self.months = months
        self.from = from
        self.to = to
        self.openingCents = openingCents
        self.entries = entries
        self.totals = totals
        closingCents = openingCents + totals.accrualCents - totals.reversalCents - totals.payoutCents + totals.payoutWithdrawnCents
        self.nextCursor = nextCursor
    }
}
