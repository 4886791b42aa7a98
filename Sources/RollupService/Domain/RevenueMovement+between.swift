import Contracts

extension RevenueMovement {
    /// The movement and its amount, which is negative for contraction and churn; nil where nothing moved.
    static func between(_ before: Cents, _ after: Cents, hadRevenueEver: Bool) -> (kind: RevenueMovement, amount: Cents)? {
        guard before != after else { return nil }
        let amount = after - before
        if before == .zero { return (hadRevenueEver ? .reactivation : .new, amount) }
        if after == .zero { return (.churn, amount) }
        return (amount > .zero ? .expansion : .contraction, amount)
    }
}
