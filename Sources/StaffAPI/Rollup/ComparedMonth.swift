import Contracts

/// An account in the month with which a view compares.
public struct ComparedMonth: Codable, Sendable, Equatable {
    public var month: Month
    public var tier: Word<Tier>
    public var seats: Int
    public var recordedSeconds: Int64
    public var mrrCents: Cents

    public init(month: Month, tier: Tier, seats: Int, recordedSeconds: Int64, mrrCents: Cents) {
        self.month = month
        self.tier = Word(tier)
        self.seats = seats
        self.recordedSeconds = recordedSeconds
        self.mrrCents = mrrCents
    }
}

/// The sums of all that the same filters let through in the month with which a view compares. They need not be the accounts of the view: who
/// was of another tier then counts there.
public struct ComparedTotals: Codable, Sendable, Equatable {
    public var month: Month
    public var accounts: Int64
    public var activeAccounts: Int64
    public var workspaces: Int64
    public var seats: Int64
    public var recordedSeconds: Int64
    public var mrrForecastCents: Cents
    public var mrrBankedCents: Cents
    public var trialPotentialCents: Cents
    public var logins30Days: Int64

    enum CodingKeys: String, CodingKey {
        case month, accounts, activeAccounts, workspaces, seats, recordedSeconds, mrrForecastCents, mrrBankedCents, trialPotentialCents
        case logins30Days = "logins_30d"
    }

    public init(month: Month, _ totals: RollupTotals) {
        self.month = month
        accounts = totals.accounts
        activeAccounts = totals.activeAccounts
        workspaces = totals.workspaces
        seats = totals.seats
        recordedSeconds = totals.recordedSeconds
        mrrForecastCents = totals.mrrForecastCents
        mrrBankedCents = totals.mrrBankedCents
        trialPotentialCents = totals.trialPotentialCents
        logins30Days = totals.logins30Days
    }
}
