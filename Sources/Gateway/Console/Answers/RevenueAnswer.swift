import Contracts

/// What `GET /mrr` answers: the recurring revenue of each month and what moved it.
struct RevenueAnswer: Codable, Sendable, Equatable {
    var months: [RevenueMonth]
}

struct RevenueMonth: Codable, Sendable, Equatable {
    var month: Month
    var openingCents: Cents
    var newCents: Cents
    var expansionCents: Cents
    /// Never above zero, as is `churnCents`.
    var contractionCents: Cents
    var churnCents: Cents
    var reactivationCents: Cents
    var closingCents: Cents
    /// By the wire name of the class.
    var byClass: [String: RollupTotals.OfClass]
}
