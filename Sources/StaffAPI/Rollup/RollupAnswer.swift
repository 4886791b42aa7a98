import Contracts

/// What `GET /rollup` answers: the totals of all that the view shows, and a page of its accounts.
///
/// In this and all other answers, fields that a service of an older version may not have yet are optional, so that a newer Gateway still reads
/// what it says. Fields that the Gateway doesn't know are passed over.
public struct RollupAnswer: Codable, Sendable, Equatable {
    public var month: Month
    public var asOf: Instant
    public var totals: RollupTotals
    public var accounts: [AccountRow]
    public var nextCursor: String?
    /// Nil on the first page.
    public var previousCursor: String?
    /// The place of the first account of the page among all that the view shows, from 1; nil where the page has none.
    public var first: Int?
    /// False for a month before the first login that was ever told: that nobody was seen in it then says nothing.
    public var loginsKnown: Bool?

    public init(
        month: Month, asOf: Instant, totals: RollupTotals, accounts: [AccountRow], nextCursor: String?, previousCursor: String? = nil,
        first: Int? = nil, loginsKnown: Bool? = nil
    ) {
        self.month = month
        self.asOf = asOf
        self.totals = totals
        self.accounts = accounts
        self.nextCursor = nextCursor
        self.previousCursor = previousCursor
        self.first = first
        self.loginsKnown = loginsKnown
    }
}

/// The accounts of one revenue class, and what they bring in a month.
public struct ClassTotal: Codable, Sendable, Equatable {
    public var accounts: Int64
    public var mrrCents: Cents

    public init(accounts: Int64, mrrCents: Cents) {
        self.accounts = accounts
        self.mrrCents = mrrCents
    }
}

/// Sums of a view.
public struct RollupTotals: Codable, Sendable, Equatable {
    public var accounts: Int64
    public var activeAccounts: Int64
    public var workspaces: Int64
    public var seats: Int64
    public var recordedSeconds: Int64
    public var mrrForecastCents: Cents
    public var mrrBankedCents: Cents
    public var trialPotentialCents: Cents
    public var logins30Days: Int64
    /// Before discounts: paying, managed and comped.
    public var listMrrCents: Cents?
    public var givenAwayCents: Cents?
    public var givenAway: GivenAwayTotals?
    /// By the wire name of the tier; one without accounts may be missing.
    public var byTier: [String: TierTotal]?
    /// By the wire name of the class; one without accounts may be missing.
    public var byClass: [String: ClassTotal]
    /// Nil where nothing is compared.
    public var compared: ComparedTotals?

    enum CodingKeys: String, CodingKey {
        case accounts, activeAccounts, workspaces, seats, recordedSeconds, mrrForecastCents, mrrBankedCents, trialPotentialCents, byClass
        case compared, listMrrCents, givenAwayCents, givenAway, byTier
        case logins30Days = "logins_30d"
    }

    public init(
        accounts: Int64, activeAccounts: Int64, workspaces: Int64, seats: Int64, recordedSeconds: Int64, mrrForecastCents: Cents,
        mrrBankedCents: Cents, trialPotentialCents: Cents, logins30Days: Int64, byClass: [String: ClassTotal]
    ) {
        self.accounts = accounts
        self.activeAccounts = activeAccounts
        self.workspaces = workspaces
        self.seats = seats
        self.recordedSeconds = recordedSeconds
        self.mrrForecastCents = mrrForecastCents
        self.mrrBankedCents = mrrBankedCents
        self.trialPotentialCents = trialPotentialCents
        self.logins30Days = logins30Days
        self.byClass = byClass
    }
}
