import Contracts

/// What `GET /accounts/{id}/months` answers: the figures of one account in the months that are kept, oldest first. A month in which the account
/// wasn't there is left out.
public struct AccountMonthsAnswer: Codable, Sendable, Equatable {
    public var accountID: AccountID
    public var months: [MonthFigures]

    public init(accountID: AccountID, months: [MonthFigures]) {
        self.accountID = accountID
        self.months = months
    }
}

/// An account in one month: at its end, or now for the current one.
public struct MonthFigures: Codable, Sendable, Equatable {
    public var month: Month
    public var tier: Word<Tier>
    public var `class`: Word<RevenueClass>
    public var seats: Int
    public var billedSeats: Int
    public var recordedSeconds: Int64
    /// Of the month before the current one: what had been recorded when it was as old as the current month is now, so that the two compare.
    public var recordedSecondsToDay: Int64?
    public var mrrCents: Cents
    public var logins30Days: Int
    /// False for a month before the first login that was ever told.
    public var loginsKnown: Bool?

    enum CodingKeys: String, CodingKey {
        case month, tier, `class`, seats, billedSeats, recordedSeconds, recordedSecondsToDay, mrrCents, loginsKnown
        case logins30Days = "logins_30d"
    }

    public init(
        month: Month, tier: Tier, class: RevenueClass, seats: Int, billedSeats: Int, recordedSeconds: Int64, recordedSecondsToDay: Int64?,
        mrrCents: Cents, logins30Days: Int, loginsKnown: Bool? = nil
    ) {
        self.month = month
        self.tier = Word(tier)
        self.class = Word(`class`)
        self.seats = seats
        self.billedSeats = billedSeats
        self.recordedSeconds = recordedSeconds
        self.recordedSecondsToDay = recordedSecondsToDay
        self.mrrCents = mrrCents
        self.logins30Days = logins30Days
        self.loginsKnown = loginsKnown
    }
}
