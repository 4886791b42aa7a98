import Contracts

/// One billing account in a month, with its workspaces (CONTRACTS §2).
public struct AccountRow: Codable, Sendable, Equatable {
    public var accountID: AccountID
    public var month: Month?
    public var label: String
    public var scope: Word<AccountScope>
    public var organisationID: OrganisationID
    public var organisationName: String?
    public var tier: Word<Tier>
    public var `class`: Word<RevenueClass>
    public var managed: Bool
    public var partner: Bool
    public var paymentMode: Word<PaymentMode>
    public var billingPeriod: Word<BillingPeriod>
    public var seats: Int
    public var members: Int?
    public var externals: Int
    public var observers: Int
    /// Seats that the forecast counts: those agreed or in use, at least one for a paid tier.
    public var billedSeats: Int?
    /// Seats that are only an invitation; `seats` counts them too.
    public var pendingSeats: Int?
    /// Seats that the running period of a subscription has paid for.
    public var provisionedSeats: Int?
    public var recordedSeconds: Int64
    public var countedSeconds: Int64
    /// Recorded and deleted since: counted, and not in `recordedSeconds`.
    public var deletedSeconds: Int64?
    public var mrrCents: Cents
    /// What the invitations add once they are accepted.
    public var mrrPendingCents: Cents?
    /// Of the billed seats, before discounts.
    public var listMrrCents: Cents?
    /// List price minus revenue.
    public var givenAwayCents: Cents?
    /// The amount agreed for managed billing per interval.
    public var agreedCents: Cents?
    public var trialPotentialCents: Cents?
    public var discount: ShownDiscount?
    public var tierExpiresAt: Instant?
    /// Canceled, and paid until then.
    public var endsAt: Instant?
    public var subscriptionStatus: ShownSubscription?
    public var paymentTrouble: PaymentTrouble?
    public var accountManager: String?
    public var active: Bool
    /// What the account stood for was deleted in this month.
    public var closed: Bool?
    public var downgradedAt: Instant?
    public var downgradedFrom: Word<Tier>?
    public var logins30Days: Int?
    /// The same account in the month with which the view compares; nil where it didn't exist then, and where nothing is compared.
    public var compared: ComparedMonth?
    public var admins: [AdminContact]
    /// All of them, also where `workspaces` shows fewer.
    public var workspaceCount: Int?
    public var workspaces: [WorkspaceRow]
    /// The text that a search found it by; nil without a search, and where it is the label.
    public var matched: SearchMatched?

    enum CodingKeys: String, CodingKey {
        case accountID, month, label, scope, organisationID, organisationName, tier, `class`, managed, partner, paymentMode, billingPeriod
        case seats, members, externals, observers, billedSeats, recordedSeconds, countedSeconds, mrrCents, trialPotentialCents, discount
        case pendingSeats, provisionedSeats, mrrPendingCents, listMrrCents, givenAwayCents, agreedCents, endsAt, subscriptionStatus
        case paymentTrouble, deletedSeconds
        case tierExpiresAt, accountManager, active, closed, downgradedAt, downgradedFrom, compared, admins, workspaceCount, workspaces
        case matched
        case logins30Days = "logins_30d"
    }

    public init(
        accountID: AccountID, month: Month? = nil, label: String, scope: AccountScope, organisationID: OrganisationID,
        organisationName: String?, tier: Tier, class: RevenueClass, managed: Bool, partner: Bool, paymentMode: PaymentMode,
        billingPeriod: BillingPeriod, seats: Int, members: Int? = nil, externals: Int, observers: Int, billedSeats: Int? = nil,
        recordedSeconds: Int64, countedSeconds: Int64, mrrCents: Cents, trialPotentialCents: Cents? = nil, discount: Discount?,
        tierExpiresAt: Instant?, accountManager: String?, active: Bool, closed: Bool? = nil, downgradedAt: Instant? = nil,
        downgradedFrom: Tier? = nil, logins30Days: Int? = nil, admins: [AdminContact], workspaceCount: Int? = nil,
        workspaces: [WorkspaceRow]
    ) {
        self.accountID = accountID
        self.month = month
        self.label = label
        self.scope = Word(scope)
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.tier = Word(tier)
        self.class = Word(`class`)
        self.managed = managed
        self.partner = partner
        self.paymentMode = Word(paymentMode)
        self.billingPeriod = Word(billingPeriod)
        (self.seats, self.members, self.externals, self.observers) = (seats, members, externals, observers)
        self.billedSeats = billedSeats
        self.recordedSeconds = recordedSeconds
        self.countedSeconds = countedSeconds
        self.mrrCents = mrrCents
        self.trialPotentialCents = trialPotentialCents
        self.discount = discount.map(ShownDiscount.init)
        self.tierExpiresAt = tierExpiresAt
        self.accountManager = accountManager
        self.active = active
        self.closed = closed
        self.downgradedAt = downgradedAt
        self.downgradedFrom = downgradedFrom.map(Word.init)
        self.logins30Days = logins30Days
        self.admins = admins
        self.workspaceCount = workspaceCount
        self.workspaces = workspaces
    }
}
