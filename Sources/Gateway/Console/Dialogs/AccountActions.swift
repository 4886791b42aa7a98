import Contracts
import StaffAPI

/// Which actions an account or workspace offers, and why some are out of reach. What has nothing to act on is left out. The owner decides; this
/// only saves a vain attempt.
struct AccountActions {
    let context: RowContext

    func items(for account: AccountRow) -> [ActionMenu.Item] {
        let subscription = account.paymentMode == .mollie ? Obstacle.subscription : nil
        return [
            item(.tier, subscription), item(.trial, subscription ?? trialObstacle(account)), endMove(account),
            account.tierExpiresAt.map { _ in item(.removeEnd, account.managed ? nil : .nobodyPays) },
            isOnTrial(account) ? item(.endTrial) : nil,
            item(.discount), account.discount.map { _ in item(.clearDiscount) },
            item(.managed, subscription ?? managedObstacle(account)),
            account.managed ? item(.selfServeLater) : nil,
            account.managed ? item(.freeNow, account.tier.known?.isPaid ?? true ? context.viewer.obstacle(.setTier) : nil) : nil,
            item(.enterRequest), item(.planSession), item(.billingDetails), account.managed ? item(.issueInvoice) : nil,
            item(.accountManager), account.accountManager.map { _ in item(.noAccountManager) },
            account.partner ? item(.removePartner) : item(.makePartner),
            item(.grantLicence), hasCap(account) ? item(.accountUsageReset) : nil,
        ].compactMap { $0 }
    }

    /// What can be done with an account in a dialog, from wherever that is opened: the page of its billing offers more than its row.
    func itemsOfDialogs(for account: AccountRow) -> [ActionMenu.Item] {
        items(for: account) + [item(.acceptBillingDetails)]
    }

    func items(for workspace: WorkspaceRow) -> [ActionMenu.Item] {
        // Where there is a cap, what was recorded before this month counts as well, of which the row says nothing.
        items(discount: workspace.discount, isCounted: workspace.countedSeconds > 0 || workspace.capSeconds != nil)
    }

    func items(for workspace: WorkspaceDetail) -> [ActionMenu.Item] {
        let isCounted = workspace.countedSeconds > 0 || (workspace.lifetimeSeconds ?? 0) > 0
        return items(discount: workspace.discount, isCounted: isCounted) + [item(.visibility), item(.changeAdmin), item(.inviteAdmin)]
    }

    /// What can be done with a workspace in a dialog, from wherever that is opened: its row at risk offers more than others.
    func itemsOfDialogs(for workspace: WorkspaceDetail) -> [ActionMenu.Item] {
        items(for: workspace) + [item(.snooze), item(.endSnooze), item(.riskOutcome)]
    }

    private func items(discount: ShownDiscount?, isCounted: Bool) -> [ActionMenu.Item] {
        [
            item(.usageReset, isCounted ? nil : .nothingCounted), item(.workspaceDiscount),
            discount.map { _ in item(.clearWorkspaceDiscount) },
        ].compactMap { $0 }
    }

    /// The row of the at-risk list knows less of the account; its owner says what applies.
    /// - Parameter isOneWorkspace: false where the row stands for a whole account, of which no single workspace is meant.
    func items(for row: AtRiskRow, isOneWorkspace: Bool) -> [ActionMenu.Item] {
        func unless(_ name: String, _ obstacle: Obstacle) -> Obstacle? {
            row.actions?.contains(name) == false ? obstacle : nil
        }
        let ofAccount = [
            item(.tier, unless("change_tier", .subscription)), item(.trial, unless("grant_trial", .noTrial)),
            item(.discount, unless("set_discount", .notPaid)),
        ]
        guard isOneWorkspace else { return ofAccount }
        return ofAccount + [
            item(.usageReset, unless("reset_usage", .hoursAreFine)), row.snooze == nil ? item(.snooze) : item(.endSnooze),
            item(.riskOutcome),
        ]
    }

    private func item(_ action: StaffAction, _ obstacle: Obstacle? = nil) -> ActionMenu.Item {
        let policy = action.operation.policy.flatMap(context.viewer.obstacle)
        return ActionMenu.Item(action: action, obstacle: context.obstacle ?? policy ?? obstacle)
    }

    private func hasCap(_ account: AccountRow) -> Bool {
        account.tier.known.map { PriceList.standard.capSeconds($0) != nil } ?? false
    }

    private func isOnTrial(_ account: AccountRow) -> Bool { account.class == .trial && account.tierExpiresAt != nil }

    /// A trial up to changemaker is granted without the policy, so that its end is moved without it too.
    private func endMove(_ account: AccountRow) -> ActionMenu.Item? {
        guard account.tierExpiresAt != nil else { return nil }
        let isUsualTrial = isOnTrial(account) && account.tier.known.map { $0.rank <= Tier.changemaker.rank } ?? false
        let subscription = account.paymentMode == .mollie ? Obstacle.subscription : nil
        return item(.moveEnd, isUsualTrial ? subscription : context.viewer.obstacle(.setTier) ?? subscription)
    }

    /// Managed billing at the tier that the account has, and not only on trial, changes no tier; anything else does.
    private func managedObstacle(_ account: AccountRow) -> Obstacle? {
        account.tier.known?.isPaid == true && account.class != .trial ? nil : context.viewer.obstacle(.setTier)
    }

    private func trialObstacle(_ account: AccountRow) -> Obstacle? {
        if account.managed { return .managed }
        if account.class == .trial { return .onTrial }
        return account.tier == .guardian ? .highestTier : nil
    }
}
