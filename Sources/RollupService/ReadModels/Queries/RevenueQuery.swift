import Contracts
import Database
import StaffAPI

/// Recurring revenue month by month, what moved it, and what became of the trials that ended. Opening and movements add up exactly to the closing.
struct RevenueQuery {
    let connection: Connection
    /// The classes and tiers whose revenue is told. Trials are always those of all accounts: what they lead to is another class or tier.
    let filter: GroupFilter
    let now: Instant

    func months(_ range: ClosedRange<Month>) throws -> RevenueAnswer {
        RevenueAnswer(months: try (range.lowerBound.index...range.upperBound.index).map { try month(Month(index: $0)) })
    }

    private func month(_ month: Month) throws -> RevenueMonth {
        var totals = Totals()
        for (segment, sums) in try TotalsTable(connection: connection).sums(month) where filter.shows(segment.revenueClass, segment.tier) {
            totals.add(sums, of: segment)
        }
        let movements = try FlowTable(connection: connection).movements(month, filter)
        let moved = movements.values.reduce(Cents.zero) { $0.addingSaturated($1.amount) }
        let trials = try TrialTable(connection: connection).counts(month, now: now)
        func cents(_ movement: RevenueMovement) -> Cents { movements[movement]?.amount ?? .zero }
        let kinds = filter.isEmpty ? RevenueMovement.ofAll : RevenueMovement.allCases
        let counts = kinds.map { ($0.rawValue, movements[$0]?.accounts ?? 0) }
        var answer = RevenueMonth(
            month: month, openingCents: totals.mrrForecast.addingSaturated(-moved), newCents: cents(.new),
            expansionCents: cents(.expansion), contractionCents: cents(.contraction), churnCents: cents(.churn),
            reactivationCents: cents(.reactivation), closingCents: totals.mrrForecast, byClass: ClassTotal.all(totals),
            movementCounts: Dictionary(uniqueKeysWithValues: counts), trialsEnded: trials.ended, trialsConverted: trials.converted,
            trialsOpen: trials.open)
        if !filter.isEmpty { (answer.movedInCents, answer.movedOutCents) = (cents(.movedIn), cents(.movedOut)) }
        (answer.byTier, answer.givenAway) = (TierTotal.all(totals), GivenAwayTotals(totals))
        return answer
    }
}
