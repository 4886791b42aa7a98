import Contracts

/// The combination of class, tier and activity by which lines are filtered. Each sort index begins with it, so that any filter is a union of
/// a few ranges of an index.
struct Segment: Hashable, Sendable {
    let group: AccountGroup
    let active: Bool

    var revenueClass: RevenueClass { group.revenueClass }
    var tier: Tier { group.tier }

    /// The number in columns: class, tier, activity.
    var code: Int { group.code * 2 + (active ? 1 : 0) }

    /// The number of the group in a row that has a segment, as SQL.
    static let groupOfSegment = "segment / 2"

    init(group: AccountGroup, active: Bool) {
        self.group = group
        self.active = active
    }

    init(revenueClass: RevenueClass, tier: Tier, active: Bool) {
        self.init(group: AccountGroup(revenueClass: revenueClass, tier: tier), active: active)
    }

    init(code: Int) throws {
        self.init(group: try AccountGroup(code: code / 2), active: code % 2 == 1)
    }
}

extension AccountGroup {
    /// The number in columns: class, tier.
    var code: Int {
        let classIndex = RevenueClass.allCases.firstIndex(of: revenueClass) ?? 0
        let tierIndex = Self.tiers.firstIndex(of: tier) ?? 0
        // Tiers come in rounds of five, so that the numbers in rows of an older version, which knew no more than those, keep their meaning.
        let (round, place) = tierIndex.quotientAndRemainder(dividingBy: Self.tiersPerRound)
        let classes = RevenueClass.allCases.count
        return (round * classes + classIndex) * Self.tiersPerRound + place
    }

    static let all = RevenueClass.allCases.flatMap { revenueClass in tiers.map { AccountGroup(revenueClass: revenueClass, tier: $0) } }

    private static let tiersPerRound = 5
    /// In the order in which they came to be; a new one is added at the end.
    private static let tiers: [Tier] = [.free, .pilot, .innovator, .changemaker, .guardian, .pioneer]

    init(code: Int) throws {
        let classes = RevenueClass.allCases.count
        let (round, classIndex) = (code / Self.tiersPerRound).quotientAndRemainder(dividingBy: classes)
        let tierIndex = round * Self.tiersPerRound + code % Self.tiersPerRound
        guard code >= 0, Self.tiers.indices.contains(tierIndex) else { throw CorruptColumn(column: "class and tier", value: "\(code)") }
        self.init(revenueClass: RevenueClass.allCases[classIndex], tier: Self.tiers[tierIndex])
    }
}
