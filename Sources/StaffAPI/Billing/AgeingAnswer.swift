import Contracts

/// What `GET /invoices/ageing` answers: what is open, by how long it is late, in total and per account, the largest sums first.
public struct AgeingAnswer: Codable, Sendable, Equatable {
    /// By days after the last day to pay.
    public struct Buckets: Codable, Sendable, Equatable {
        public var currentCents = Cents.zero
        public var from1To30Cents = Cents.zero
        public var from31To60Cents = Cents.zero
        public var from61To90Cents = Cents.zero
        public var over90Cents = Cents.zero
        public var openCents = Cents.zero

        enum CodingKeys: String, CodingKey {
            case currentCents, openCents
            case from1To30Cents = "days_1_30_cents"
            case from31To60Cents = "days_31_60_cents"
            case from61To90Cents = "days_61_90_cents"
            case over90Cents = "days_over_90_cents"
        }

        public init() {}

        /// - Parameter daysLate: zero or less while it isn't late.
        public mutating func add(_ amount: Cents, daysLate: Int) {
            switch daysLate {
            case ...0: currentCents += amount
            case 1...30: from1To30Cents += amount
            case 31...60: from31To60Cents += amount
            case 61...90: from61To90Cents += amount
            case _: over90Cents += amount
            }
            openCents += amount
        }
    }

    public struct Row: Codable, Sendable, Equatable {
        public var accountID: AccountID
        /// The legal name of the buyer on the newest open invoice.
        public var buyer: String
        public var invoices: Int
        public var oldestDueOn: LocalDate
        public var buckets: Buckets

        public init(accountID: AccountID, buyer: String, invoices: Int, oldestDueOn: LocalDate, buckets: Buckets) {
            self.accountID = accountID
            self.buyer = buyer
            self.invoices = invoices
            self.oldestDueOn = oldestDueOn
            self.buckets = buckets
        }
    }

    public var asOf: LocalDate
    public var totals: Buckets
    public var accounts: [Row]

    public init(asOf: LocalDate, totals: Buckets, accounts: [Row]) {
        self.asOf = asOf
        self.totals = totals
        self.accounts = accounts
    }
}
