import Contracts

@testable import DevStack

/// What the demo says of one account today, worked out from its facts and history alone.
struct DemoAccount {
    var tier = Tier.free
    var previousRank = 0
    var fellAt: Instant?
    var isManaged = false
    var subscription: SubscriptionChanged?
    var discountPercent = 0
    var trialEnd: Instant?
    var paidUntil: Instant?

    mutating func set(_ newTier: Tier, at time: Instant) {
        if newTier.rank < tier.rank { fellAt = time }
        tier = newTier
    }

    func revenueClass(at now: Instant) -> RevenueClass {
        let isLive =
            subscription.map { $0.mollieSubscriptionID != nil && ($0.status != .canceled || ($0.accessUntil ?? now) > now) } ?? false
        if trialEnd.map({ $0 > now }) ?? false { return .trial }
        if tier.isPaid, discountPercent == 100 || !(isLive || isManaged) { return .comped }
        if isLive || (paidUntil.map { $0 > now } ?? false) { return .paying }
        return isManaged ? .managed : .free
    }
}

/// One demo organisation, evaluated.
struct DemoCustomer {
    var accounts: [AccountID: DemoAccount] = [:]
    var workspaces: [WorkspaceID: WorkspaceChanged] = [:]
    var secondsThisMonth: [WorkspaceID: Int64] = [:]
    /// What the platform locks on; there are no resets in the demo.
    var secondsEver: [WorkspaceID: Int64] = [:]
    /// When the newest recording of each was made; nobody was there for longer than 30 days in one that is locked and isn't at risk.
    var recordedAt: [WorkspaceID: Instant] = [:]

    init(_ organisation: DemoOrganisation, now: Instant) {
        accounts[AccountID(of: organisation.organisationID)] = DemoAccount()
        for fact in organisation.facts { apply(fact, now: now) }
        for entry in organisation.history { apply(entry, now: now) }
    }

    private mutating func apply(_ fact: DemoFact, now: Instant) {
        switch fact.payload {
        case let workspace as WorkspaceChanged: workspaces[workspace.workspaceID] = workspace
        case let subscription as SubscriptionChanged:
            let isOver = subscription.status == .canceled && (subscription.accessUntil ?? fact.time) <= now
            accounts[subscription.accountID, default: DemoAccount()].set(isOver ? .free : subscription.tier, at: fact.time)
            accounts[subscription.accountID]?.subscription = subscription
        case let recording as ConversationRecorded:
            let seconds = recording.deleted == true ? -recording.seconds.value : recording.seconds.value
            secondsEver[recording.workspaceID, default: 0] += seconds
            recordedAt[recording.workspaceID] = max(recording.recordedAt, recordedAt[recording.workspaceID] ?? recording.recordedAt)
            if recording.recordedAt.month == now.month { secondsThisMonth[recording.workspaceID, default: 0] += seconds }
        default: break
        }
    }

    private mutating func apply(_ entry: AccountHistoryEntry, now: Instant) {
        let id = entry.workspaceID.map { AccountID(of: $0) } ?? AccountID(of: entry.organisationID)
        switch entry.decision {
        case .tier(let tier, _, _, _, _): accounts[id, default: DemoAccount()].set(tier, at: entry.at)
        case .managed(let tier, _, _):
            accounts[id, default: DemoAccount()].set(tier, at: entry.at)
            accounts[id]?.isManaged = true
        case .accountManager: break
        case .discount(let discount, let workspace, _): if workspace == nil { accounts[id]?.discountPercent = discount.percent.value }
        case .trial(let tier, let months, _):
            let end = entry.at.adding(days: 30 * months)
            accounts[id]?.set(tier, at: entry.at)
            accounts[id]?.trialEnd = end
            if end <= now { accounts[id]?.set(.free, at: end) }
        case .openInvoice: break
        case .paidPeriod(_, let end, _, _): accounts[id]?.paidUntil = end.adding(days: 1).start
        }
    }

    /// Every reason of every workspace that stands (DOMAIN §7).
    func risks(at now: Instant) -> Set<RiskReason> {
        var reasons: Set<RiskReason> = []
        for workspace in workspaces.values where workspace.deleted != true {
            let account = accounts[workspace.accountID] ?? DemoAccount()
            if let fellAt = account.fellAt, now.wholeDays(since: fellAt) <= 14 { reasons.insert(.recentlyDowngraded) }
            guard let cap = PriceList.standard.capSeconds(account.tier) else { continue }
            let seconds = secondsThisMonth[workspace.workspaceID] ?? 0
            if seconds >= cap || isLockedAndUsed(workspace.workspaceID, cap, at: now) {
                reasons.insert(account.tier == .pilot ? .pilotHardBlock : .atCap)
            } else if seconds * 100 >= cap * 80 {
                reasons.insert(.approachingCap)
            }
        }
        return reasons
    }

    private func isLockedAndUsed(_ workspace: WorkspaceID, _ cap: Int64, at now: Instant) -> Bool {
        (secondsEver[workspace] ?? 0) >= cap && recordedAt[workspace].map { now.adding(days: -30) < $0 } ?? false
    }

    /// The workspaces that recorded their cap, but not in this month.
    func lockedBeforeThisMonth(at now: Instant) -> [WorkspaceID] {
        workspaces.values.filter { workspace in
            guard let cap = PriceList.standard.capSeconds((accounts[workspace.accountID] ?? DemoAccount()).tier) else { return false }
            let id = workspace.workspaceID
            return (secondsThisMonth[id] ?? 0) < cap && isLockedAndUsed(id, cap, at: now)
        }.map(\.workspaceID)
    }
}
