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
        let tierIndex = Self.tiers.firstIndex(of: tier) ?? 0
        // Tiers come in rounds of five, so that the numbers in rows of an older version, which knew no more than those, keep their meaning.
        let (round, place) = tierIndex.quotientAndRemainder(dividingBy: Self.tiersPerRound)
        let classes = RevenueClass.allCases.count
        return ((round * classes + classIndex) * Self.tiersPerRound + place) * 2 + (active ? 1 : 0)
    }

    private static let tiersPerRound = 5
    /// In the order in which they came to be; a new one is added at the end.
    private static let tiers: [Tier] = [.free, .pilot, .innovator, .changemaker, .guardian, .pioneer]

    init(revenueClass: RevenueClass, tier: Tier, active: Bool) {
        self.revenueClass = revenueClass
        self.tier = tier
        self.active = active
    }

    init(code: Int) throws {
        let classes = RevenueClass.allCases.count
        let (round, classIndex) = (code / 2 / Self.tiersPerRound).quotientAndRemainder(dividingBy: classes)
        let tierIndex = round * Self.tiersPerRound + code / 2 % Self.tiersPerRound
        guard code >= 0, Self.tiers.indices.contains(tierIndex) else { throw CorruptColumn(column: "segment", value: "\(code)") }
        revenueClass = RevenueClass.allCases[classIndex]
        tier = Self.tiers[tierIndex]
        active = code % 2 == 1
    }
}
