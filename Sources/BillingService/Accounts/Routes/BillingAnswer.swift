import Contracts
import Terms

/// The billing state of an account as callers see it.
struct BillingAnswer: Encodable, Sendable {
    struct WorkspaceDiscount: Encodable, Sendable {
        var workspaceID: WorkspaceID
        var discount: Discount
    }

    struct EarlierTrial: Encodable, Sendable {
        var tier: Tier
        var startedAt: Instant
        var endedAt: Instant
        var converted: Bool
    }

    struct RunningTrial: Encodable, Sendable {
        var tier: Tier
        var months: Int
        var startedAt: Instant
        var endsAt: Instant
    }

    var accountID: AccountID
    var organisationID: OrganisationID
    var workspaceID: WorkspaceID?
    var scope: AccountScope
    var tier: Tier
    var billingPeriod: BillingPeriod
    var paymentMode: PaymentMode
    var managed: Bool
    var subscription: Subscription?
    /// Seats agreed for managed billing; those in use are the rollup's to count.
    var recordedSeats: SeatCount?
    /// What was agreed for managed billing per interval, without VAT.
    var agreedCents: AgreedAmount?
    var discount: Discount?
    var workspaceDiscounts: [WorkspaceDiscount]
    var trial: RunningTrial?
    /// The latest first.
    var earlierTrials: [EarlierTrial]
    var tierExpiresAt: Instant?
    /// Until when a canceled subscription has paid for the tier.
    var paidUntil: Instant?
    var accountManager: String?
    var downgradedAt: Instant?
    var downgradedFrom: Tier?
    /// Absent where it depends on who is seated where.
    var `class`: RevenueClass?
    var version: Int

    /// - Parameter referrals: what partners who brought the account have agreed for it.
    init(_ identity: AccountIdentity, _ state: AccountState, version: Int, referrals: ReferralDiscounts, at now: Instant) {
        let state = state.settled(at: now)
        let terms = state.tierTerms
        let mode = state.mode
        let downgrade = state.downgrade
        accountID = identity.accountID
        organisationID = identity.organisationID
        workspaceID = identity.workspaceID
        scope = identity.scope
        tier = terms.tier
        billingPeriod = terms.billingPeriod
        paymentMode = mode.paymentMode
        managed = mode.managed
        subscription = mode.subscription
        recordedSeats = mode.seats
        agreedCents = mode.agreedAmount
        discount = state.discount
        workspaceDiscounts = state.workspaceDiscounts.sorted { $0.key < $1.key }
            .map { WorkspaceDiscount(workspaceID: $0.key, discount: $0.value) }
        trial = state.runningTrial(at: now).map {
            RunningTrial(tier: $0.tier, months: $0.months, startedAt: $0.startedAt, endsAt: $0.endsAt)
        }
        earlierTrials = state.pastTrials(at: now).map {
            EarlierTrial(tier: $0.tier, startedAt: $0.startedAt, endedAt: $0.endedAt, converted: $0.converted)
        }
        tierExpiresAt = terms.expiresAt
        paidUntil = terms.paidUntil
        accountManager = state.accountManager
        downgradedAt = downgrade?.at
        downgradedFrom = downgrade?.from
        `class` = state.revenueClass(at: now, referrals: referrals)
        self.version = version
    }
}
