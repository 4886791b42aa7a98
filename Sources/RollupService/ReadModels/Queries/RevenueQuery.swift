import Contracts
import Database
import StaffAPI

/// Recurring revenue month by month, what moved it, and what became of the trials that ended. Opening and movements add up exactly to the closing.
struct RevenueQuery {
    let connection: Connection
    let now: Instant

    func months(_ range: ClosedRange<Month>) throws -> RevenueAnswer {
        RevenueAnswer(months: try (range.lowerBound.index...range.upperBound.index).map { try month(Month(index: $0)) })
    }

    private func month(_ month: Month) throws -> RevenueMonth {
        let table = TotalsTable(connection: connection)
        var totals = Totals()
        for (segment, sums) in try table.sums(month) { totals.add(sums, of: segment) }
        let movements = try table.movements(month)
        let moved = movements.values.reduce(Cents.zero) { $0.addingSaturated($1.amount) }
        let trials = try TrialTable(connection: connection).counts(month, now: now)
        func cents(_ movement: RevenueMovement) -> Cents { movements[movement]?.amount ?? .zero }
        let counts = RevenueMovement.allCases.map { ($0.rawValue, movements[$0]?.accounts ?? 0) }
        return RevenueMonth(
            month: month, openingCents: totals.mrrForecast.addingSaturated(-moved), newCents: cents(.new),
            expansionCents: cents(.expansion), contractionCents: cents(.contraction), churnCents: cents(.churn),
            reactivationCents: cents(.reactivation), closingCents: totals.mrrForecast, byClass: ClassTotal.all(totals),
            movementCounts: Dictionary(uniqueKeysWithValues: counts), trialsEnded: trials.ended, trialsConverted: trials.converted,
            trialsOpen: trials.open)
    }
}

extension ClassTotal {
    /// All classes, also those without accounts.
    static func all(_ totals: Totals) -> [String: ClassTotal] {
        Dictionary(
            uniqueKeysWithValues: RevenueClass.allCases.map { revenueClass in
                let total = totals.byClass[revenueClass] ?? Totals.ClassTotal()
                return (revenueClass.rawValue, ClassTotal(accounts: total.accounts, mrrCents: total.mrr))
            })
    }
}
