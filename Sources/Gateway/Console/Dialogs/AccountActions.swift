import Contracts
import ServiceKit

/// Which actions an account or workspace offers, and why some are out of reach. The owner decides; this only saves a vain attempt.
struct AccountActions {
    let context: RowContext

    func items(for account: AccountRow) -> [ActionMenu.Item] {
        let subscription = account.paymentMode == .mollie ? "Has a subscription of its own" : nil
        let unmanaged = account.managed ? nil : "Is not managed"
        return [
            item(.tier, context.viewer.obstacle(.setTier) ?? subscription),
            item(.discount),
            item(.clearDiscount, account.discount == nil ? "Has no discount" : nil),
            item(.trial, subscription ?? trialObstacle(account)),
            item(.managed, subscription ?? managedObstacle(account)),
            item(.freeNow, unmanaged ?? (account.tier.isPaid ? context.viewer.obstacle(.setTier) : nil)),
            item(.selfServeLater, unmanaged),
            item(.accountManager),
            item(.noAccountManager, account.accountManager == nil ? "Has no account manager" : nil),
            account.partner ? item(.removePartner) : item(.makePartner),
        ]
    }

    func items(for workspace: WorkspaceRow) -> [ActionMenu.Item] {
        [
            item(.workspaceDiscount),
            item(.clearWorkspaceDiscount, workspace.discount == nil ? "Has no discount" : nil),
            item(.usageReset, workspace.countedSeconds == 0 ? "Nothing is counted" : nil),
        ]
    }

    /// The row of the at-risk list knows less of the account; its owner says what applies.
    func items(for row: AtRiskRow) -> [ActionMenu.Item] {
        func obstacle(_ name: String) -> String? {
            row.actions?.contains(name) == false ? "Does not apply here" : nil
        }
        return [
            item(.tier, context.viewer.obstacle(.setTier) ?? obstacle("change_tier")), item(.trial, obstacle("grant_trial")),
            item(.discount, obstacle("set_discount")), item(.usageReset, obstacle("reset_usage")),
        ]
    }

    private func item(_ action: StaffAction, _ obstacle: String? = nil) -> ActionMenu.Item {
        ActionMenu.Item(action: action, obstacle: context.obstacle ?? obstacle)
    }

    /// Managed billing at the tier that the account has, and not only on trial, changes no tier; anything else does.
    private func managedObstacle(_ account: AccountRow) -> String? {
        ActionForm.paidTiers.contains(account.tier) && account.class != .trial ? nil : context.viewer.obstacle(.setTier)
    }

    private func trialObstacle(_ account: AccountRow) -> String? {
        if account.managed { return "Is managed" }
        if account.class == .trial { return "Is on trial already" }
        return account.tier == .guardian ? "Holds the highest tier" : nil
    }
}
