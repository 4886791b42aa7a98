import Contracts
import Database

/// Recurring revenue month by month, and what moved it. Opening and movements add up exactly to the closing.
struct RevenueQuery {
    struct Answer: Encodable, Sendable {
        var months: [MonthAnswer]
    }

    struct MonthAnswer: Encodable, Sendable, Equatable {
        var month: Month
        var openingCents: Cents
        var newCents: Cents
        var expansionCents: Cents
        /// Zero or below, as is `churnCents`.
        var contractionCents: Cents
        var churnCents: Cents
        var reactivationCents: Cents
        var closingCents: Cents
        var byClass: [String: ClassAnswer]
    }

    struct ClassAnswer: Encodable, Sendable, Equatable {
        var accounts: Int64
        var mrrCents: Cents

        /// All classes, also those without accounts.
        static func all(_ totals: Totals) -> [String: ClassAnswer] {
            Dictionary(
                uniqueKeysWithValues: RevenueClass.allCases.map { revenueClass in
                    let total = totals.byClass[revenueClass] ?? Totals.ClassTotal()
                    return (revenueClass.rawValue, ClassAnswer(accounts: total.accounts, mrrCents: total.mrr))
                })
        }
    }

    let connection: Connection

    func months(_ range: ClosedRange<Month>) throws -> Answer {
        Answer(months: try (range.lowerBound.index...range.upperBound.index).map { try month(Month(index: $0)) })
    }

    private func month(_ month: Month) throws -> MonthAnswer {
        let table = TotalsTable(connection: connection)
        var totals = Totals()
        for (segment, sums) in try table.sums(month) { totals.add(sums, of: segment) }
        let movements = try table.movements(month)
        let moved = movements.values.reduce(Cents.zero) { $0.addingSaturated($1) }
        func cents(_ movement: RevenueMovement) -> Cents { movements[movement] ?? .zero }
        return MonthAnswer(
            month: month, openingCents: totals.mrrForecast.addingSaturated(-moved), newCents: cents(.new),
            expansionCents: cents(.expansion), contractionCents: cents(.contraction), churnCents: cents(.churn),
            reactivationCents: cents(.reactivation), closingCents: totals.mrrForecast, byClass: ClassAnswer.all(totals))
    }
}
