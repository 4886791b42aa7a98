import Contracts

/// A linear axis whose ticks are round numbers.
struct AxisScale: Equatable {
    /// Ascending, with zero among them.
    let ticks: [Cents]

    var lowest: Cents { ticks.first ?? .zero }
    var highest: Cents { ticks.last ?? .zero }

    /// The axis that shows every value from `low` to `high` and zero in about four steps of 1, 2 or 5 times a power of ten.
    init(from low: Cents, to high: Cents) {
        let bottom = min(low, .zero)
        let top = max(high, .zero)
        guard top > bottom else {
            ticks = [.zero, .euros(1)]
            return
        }
        let step = Self.roundStep(atLeast: max(1, (top.amount - bottom.amount + 3) / 4))
        let first = -((-bottom.amount + step - 1) / step)
        let last = (top.amount + step - 1) / step
        ticks = (first...last).map { Cents($0 * step) }
    }

    /// Where a value lies between the two ends of the axis: 0 at the lowest tick, 1 at the highest.
    func share(of value: Cents) -> Double {
        Double(value.amount - lowest.amount) / Double(highest.amount - lowest.amount)
    }

    private static func roundStep(atLeast amount: Int64) -> Int64 {
        var power: Int64 = 1
        while power * 10 <= amount { power *= 10 }
        for factor in [1, 2, 5] as [Int64] where power * factor >= amount { return power * factor }
        return power * 10
    }
}
