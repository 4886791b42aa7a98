import Contracts

/// What `GET /mrr/{month}/movements` answers: the accounts whose recurring revenue moved in a month, the largest amounts first.
public struct MovementsAnswer: Codable, Sendable, Equatable {
    public var month: Month
    public var movements: [MovementRow]
    /// What all that fit come to together, not only those of a page: to the cent what `/mrr` says of the month.
    public var amountCents: Cents
    /// How many fit.
    public var total: Int
    /// The place of the first row, counted from 1; nil where there is none.
    public var first: Int?
    public var nextCursor: String?
    public var previousCursor: String?

    public init(
        month: Month, movements: [MovementRow], amountCents: Cents, total: Int, first: Int?, nextCursor: String?, previousCursor: String?
    ) {
        self.month = month
        self.movements = movements
        self.amountCents = amountCents
        self.total = total
        self.first = first
        self.nextCursor = nextCursor
        self.previousCursor = previousCursor
    }
}

/// One account whose recurring revenue differs from the month before, or came to the classes and tiers that are filtered, or left them.
public struct MovementRow: Codable, Sendable, Equatable {
    /// How many events a row names.
    public static let eventsMaximum = 20

    public var accountID: AccountID
    public var label: String
    public var kind: Word<RevenueMovement>
    /// Below zero for contraction, churn and what moved out. What moved in or out counts whole, also where the revenue itself stayed.
    public var amountCents: Cents
    /// At the end of the month before; nil where the account wasn't there.
    public var from: MovementState?
    /// At the end of the month, or now for the current one.
    public var to: MovementState
    public var eventIDs: [String]
    /// The same, newest first, with what is to be said of them.
    public var events: [MovementEvent]
    /// How many older ones there are beside those that are named.
    public var moreEvents: Int

    enum CodingKeys: String, CodingKey {
        case accountID, label, kind, amountCents, from, to, events, moreEvents
        case eventIDs = "event_ids"
    }

    public init(
        accountID: AccountID, label: String, kind: RevenueMovement, amountCents: Cents, from: MovementState?, to: MovementState,
        events: [MovementEvent], moreEvents: Int
    ) {
        self.accountID = accountID
        self.label = label
        self.kind = Word(kind)
        self.amountCents = amountCents
        self.from = from
        self.to = to
        self.events = events
        eventIDs = events.map(\.eventID)
        self.moreEvents = moreEvents
    }
}

/// What the revenue of an account is made of at one point.
public struct MovementState: Codable, Sendable, Equatable {
    public var tier: Word<Tier>
    public var billingPeriod: Word<BillingPeriod>
    public var seats: Int
    /// Seats that count in the revenue: those agreed or in use, at least one for a paid tier, none for another.
    public var billedSeats: Int
    public var `class`: Word<RevenueClass>
    /// Of the account; those of its workspaces stand nowhere here.
    public var discount: ShownDiscount?
    public var mrrCents: Cents

    public init(
        tier: Tier, billingPeriod: BillingPeriod, seats: Int, billedSeats: Int, class: RevenueClass, discount: Discount?, mrrCents: Cents
    ) {
        self.tier = Word(tier)
        self.billingPeriod = Word(billingPeriod)
        self.seats = seats
        self.billedSeats = billedSeats
        self.class = Word(`class`)
        self.discount = discount.map(ShownDiscount.init)
        self.mrrCents = mrrCents
    }
}

/// An event that made a movement: a change of terms by billing, or a fact of the platform about seats, workspaces or the organisation.
public struct MovementEvent: Codable, Sendable, Equatable {
    public var eventID: String
    /// Such as `tier-changed`.
    public var type: String
    /// From when on it counts.
    public var at: Instant
    /// The e-mail address of the member of staff, or `system`; nil for facts of the platform, which name nobody.
    public var actor: String?
    public var reason: String?
    /// Of a membership: `active`, `pending` or `removed`.
    public var state: String?
    public var workspaceID: WorkspaceID?

    public init(
        eventID: String, type: String, at instant: Instant, actor: String? = nil, reason: String? = nil, state: String? = nil,
        workspaceID: WorkspaceID? = nil
    ) {
        self.eventID = eventID
        self.type = type
        at = instant
        self.actor = actor
        self.reason = reason
        self.state = state
        self.workspaceID = workspaceID
    }
}
