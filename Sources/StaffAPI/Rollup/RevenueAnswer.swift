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
    public var closingCents: Cents
    /// By the wire name of the class.
    public var byClass: [String: ClassTotal]

    public init(
        month: Month, openingCents: Cents, newCents: Cents, expansionCents: Cents, contractionCents: Cents, churnCents: Cents,
        reactivationCents: Cents, closingCents: Cents, byClass: [String: ClassTotal]
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
    }
}
