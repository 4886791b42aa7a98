import Contracts

extension AccountMonth {
    /// Compares the line with that of the month before.
    /// - Parameter earlier: nil where the account was not there.
    mutating func move(from earlier: AccountMonth?, hadRevenueEver: Bool) {
        let before = earlier?.mrr ?? .zero
        if let kind = RevenueMovement.between(before, mrr, hadRevenueEver: hadRevenueEver) {
            movement = kind
            movementAmount = mrr - before
        }
        if let earlier, before > .zero, earlier.group != group { movedFrom = earlier.group }
    }

    /// Nil where the revenue, if there is any, stayed as and where it was.
    var flow: (way: RevenueFlow, sum: FlowSum)? {
        guard movement != nil || movedFrom != nil else { return nil }
        return (
            RevenueFlow(movement: movement, from: movedFrom ?? group, to: group),
            FlowSum(accounts: 1, before: mrr - movementAmount, after: mrr)
        )
    }
}

extension RevenueMovement {
    /// Nil where nothing moved.
    static func between(_ before: Cents, _ after: Cents, hadRevenueEver: Bool) -> RevenueMovement? {
        guard before != after else { return nil }
        if before == .zero { return hadRevenueEver ? .reactivation : .new }
        if after == .zero { return .churn }
        return after > before ? .expansion : .contraction
    }
}
