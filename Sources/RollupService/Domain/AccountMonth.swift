import Contracts
import Terms

/// Seconds recorded in a workspace in one month.
struct Usage: Sendable, Equatable {
    /// What is there still.
    var recordedSeconds: Int64 = 0
    /// What was recorded since the last usage reset of the month (DOMAIN §7), also if it has been deleted since.
    var countedSeconds: Int64 = 0
    /// What has been deleted: that takes away content, but no consumption (DOMAIN §6).
    var deletedSeconds: Int64 = 0

    /// All that was ever recorded.
    var consumedSeconds: Int64 { recordedSeconds.addingSaturated(deletedSeconds) }

    /// Throws `SumOverflow`.
    func adding(_ other: Self) throws -> Self {
        Usage(
            recordedSeconds: try recordedSeconds.adding(other.recordedSeconds, "recorded seconds"),
            countedSeconds: try countedSeconds.adding(other.countedSeconds, "counted seconds"),
            deletedSeconds: try deletedSeconds.adding(other.deletedSeconds, "deleted seconds"))
    }
}

/// A line of the rollup: one account in one month.
struct AccountMonth: Sendable, Equatable {
    var accountID: AccountID
    var month: Month
    var scope: AccountScope
    var organisationID: OrganisationID
    var label: String
    var tier: Tier
    var revenueClass: RevenueClass
    var mode: BillingMode
    var billingPeriod: BillingPeriod
    var heads: HeadCount
    /// Seats that are only an invitation; `heads` counts them too.
    var pendingSeats = 0
    var billedSeats: Int
    var usage: Usage
    var mrr: Cents
    /// What the invitations add once they are accepted.
    var pendingMRR = Cents.zero
    /// Of the billed seats, before discounts; zero on trial and for tiers without a price.
    var listMRR = Cents.zero
    var givenAway = GivenAway.nothing
    var trialPotential: Cents
    var discount: Discount?
    var tierExpiresAt: Instant?
    /// Until when a canceled subscription has paid for the tier.
    var paidUntil: Instant?
    var subscription: SubscriptionStanding?
    var accountManager: String?
    var downgrade: Downgrade?
    /// The organisation or workspace that the account stood for was deleted by then; the row closes the account's history.
    var closed: Bool
    var admins: AdminContacts
    var movement: RevenueMovement?
    /// Below zero for contraction and churn.
    var movementAmount: Cents
    /// The class and tier that the revenue of the month before came under, where the account is under others now.
    var movedFrom: AccountGroup?
    var workspaces: [WorkspaceMonth]

    var group: AccountGroup { AccountGroup(revenueClass: revenueClass, tier: tier) }

    /// An account is active when one of its workspaces is.
    var active: Bool { heads.seats > 0 || usage.countedSeconds > 0 }
}

/// A line under an account: one workspace in one month.
struct WorkspaceMonth: Sendable, Equatable {
    var workspaceID: WorkspaceID
    var name: String
    var heads: HeadCount
    var usage: Usage
    var capSeconds: Int64?
    var discount: Discount?
    var deleted: Bool
    var admins: AdminContacts

    /// A workspace is active when it has hours in the cycle or anyone seated (DOMAIN §6).
    var active: Bool { heads.seats > 0 || usage.countedSeconds > 0 }
}
