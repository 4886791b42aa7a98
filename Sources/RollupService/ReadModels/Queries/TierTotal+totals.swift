import Contracts
import StaffAPI

/// Totals as they are answered.
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

extension TierTotal {
    /// The tiers that have accounts.
    static func all(_ totals: Totals) -> [String: TierTotal] {
        Dictionary(
            uniqueKeysWithValues: totals.byTier.map { tier, total in
                let shown = TierTotal(
                    accounts: total.accounts, activeAccounts: total.activeAccounts, workspaces: total.workspaces, seats: total.seats,
                    mrrCents: total.mrr)
                return (tier.rawValue, shown)
            })
    }
}

extension GivenAwayTotals {
    /// The classes that give something away, and all reasons for it.
    init(_ totals: Totals) {
        self.init(
            byClass: Dictionary(uniqueKeysWithValues: totals.byClass.map { ($0.rawValue, $1.givenAway) }.filter { $1 != .zero }),
            byKind: Dictionary(uniqueKeysWithValues: GivenAwayKind.allCases.map { ($0.rawValue, totals.givenAway[$0]) }))
    }
}
