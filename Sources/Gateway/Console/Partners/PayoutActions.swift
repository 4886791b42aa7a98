import StaffAPI

/// What can be done about a payout. The owner decides; this only saves a vain attempt.
struct PayoutActions {
    func items(for payout: StatementAnswer.Entry) -> [ActionMenu.Item] {
        [.init(action: .withdrawPayout, obstacle: payout.withdrawnAt == nil ? nil : .withdrawn)]
    }
}
