import Contracts

/// What `GET /mrr` answers: the recurring revenue of each month and what moved it.
public struct RevenueAnswer: Codable, Sendable, Equatable {
    public var months: [RevenueMonth]

    public init(months: [RevenueMonth]) {
        self.months = months
    }
}

/// Opening and movements add up exactly to the closing.
public struct RevenueMonth: Codable, Sendable, Equatable {
    public var month: Month
    public var openingCents: Cents
    public var newCents: Cents
    public var expansionCents: Cents
    /// Zero or below, as is `churnCents`.
    public var contractionCents: Cents
    public var churnCents: Cents
    public var reactivationCents: Cents
    /// What came from other classes or tiers; nil where none are filtered.
    public var movedInCents: Cents?
    /// What went to other classes or tiers, zero or below; nil where none are filtered.
    public var movedOutCents: Cents?
    public var closingCents: Cents
    /// By the wire name of the class.
    public var byClass: [String: ClassTotal]
    /// By the wire name of the tier; one without accounts may be missing.
    public var byTier: [String: TierTotal]?
    public var givenAway: GivenAwayTotals?
    /// How many accounts moved, by the wire name of the movement; also those that didn't occur.
    public var movementCounts: [String: Int]?
    /// Reverse trials whose end lies in the month.
    public var trialsEnded: Int?
    /// Those of them whose account was paying within 30 days of the end.
    public var trialsConverted: Int?
    /// Those of them that didn't convert yet while their 30 days go on.
    public var trialsOpen: Int?

    public init(
        month: Month, openingCents: Cents, newCents: Cents, expansionCents: Cents, contractionCents: Cents, churnCents: Cents,
        reactivationCents: Cents, closingCents: Cents, byClass: [String: ClassTotal], movementCounts: [String: Int]? = nil,
        trialsEnded: Int? = nil, trialsConverted: Int? = nil, trialsOpen: Int? = nil
    ) {
        self.month = month
        self.openingCents = openingCents
        self.newCents = newCents
        self.expansionCents = expansionCents
        self.contractionCents = contractionCents
        self.churnCents = churnCents
        self.reactivationCents = reactivationCents
        self.closingCents = closingCents
        self.byClass = byClass
        self.movementCounts = movementCounts
        self.trialsEnded = trialsEnded
        self.trialsConverted = trialsConverted
        self.trialsOpen = trialsOpen
    }

    /// What moved by one kind of movement.
    public func amount(of movement: RevenueMovement) -> Cents {
        switch movement {
        case .new: newCents
        case .expansion: expansionCents
        case .contraction: contractionCents
        case .churn: churnCents
        case .reactivation: reactivationCents
        case .movedIn: movedInCents ?? .zero
        case .movedOut: movedOutCents ?? .zero
        }
    }
}
