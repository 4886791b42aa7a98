import Contracts

/// The combination of class, tier and activity by which lines are filtered. Each sort index begins with it, so that any filter is a union of
/// a few ranges of an index.
struct Segment: Hashable, Sendable {
    let revenueClass: RevenueClass
    let tier: Tier
    let active: Bool

    /// The number in columns: class, tier, activity.
    var code: Int {
        let classIndex = RevenueClass.allCases.firstIndex(of: revenueClass) ?? 0
        let tierIndex = Tier.allCases.firstIndex(of: tier) ?? 0
        return (classIndex * Tier.allCases.count + tierIndex) * 2 + (active ? 1 : 0)
    }

    init(revenueClass: RevenueClass, tier: Tier, active: Bool) {
        self.revenueClass = revenueClass
        self.tier = tier
        self.active = active
    }

    init(code: Int) throws {
        let classIndex = code / 2 / Tier.allCases.count
        guard code >= 0, RevenueClass.allCases.indices.contains(classIndex) else {
            throw CorruptColumn(column: "segment", value: "\(code)")
        }
        revenueClass = RevenueClass.allCases[classIndex]
        tier = Tier.allCases[code / 2 % Tier.allCases.count]
        active = code % 2 == 1
    }
}
