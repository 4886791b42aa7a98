import Contracts
import StaffAPI

/// What can be done about something that ends or is due. The owner decides; this only saves a vain attempt.
struct RenewalActions {
    let context: RowContext

    func items(for row: RenewalRow) -> [ActionMenu.Item] {
        let renewing = row.kind == .invoicePeriod ? item(.issueInvoice) : item(.moveEnd, endObstacle(row))
        return [renewing, item(.noteRenewal)]
    }

    /// A trial up to changemaker is granted without the policy, so that its end is moved without it too.
    private func endObstacle(_ row: RenewalRow) -> Obstacle? {
        let isUsualTrial = row.kind == .trial && row.tier.known.map { $0.rank <= Tier.changemaker.rank } ?? false
        return isUsualTrial ? nil : context.viewer.obstacle(.setTier)
    }

    private func item(_ action: StaffAction, _ obstacle: Obstacle? = nil) -> ActionMenu.Item {
        ActionMenu.Item(action: action, obstacle: context.obstacle ?? obstacle)
    }
}
