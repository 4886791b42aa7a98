import Contracts
import StaffAPI

/// What billing says of an account, as far as dialogs need it.
struct BillingAccount: Decodable, Sendable {
    struct Terms: Decodable, Sendable {
        struct RunningTrial: Decodable, Sendable {
            var endsAt: Instant
        }

        struct WorkspaceDiscount: Decodable, Sendable {
            var workspaceID: WorkspaceID
            var discount: ShownDiscount
        }

        struct Subscription: Decodable, Sendable {
            var status: Word<SubscriptionStatus>
            var mollieSubscriptionID: String?
        }

        var tier: Word<Tier>
        var billingPeriod: Word<BillingPeriod>
        var paymentMode: Word<PaymentMode>
        var managed: Bool
        var subscription: Subscription?
        var recordedSeats: Int?
        var agreedCents: Int64?
        var discount: ShownDiscount?
        var workspaceDiscounts: [WorkspaceDiscount]?
        var trial: RunningTrial?
        var tierExpiresAt: Instant?
        var accountManager: String?
        /// For `If-Match`.
        var version: Int
    }

    /// Something that happened to it.
    struct Change: Decodable, Sendable {
        var time: Instant
        var actor: String
    }

    var billing: Terms
    /// Newest first.
    var timeline: [Change]?
    /// What is asked for it, or was; what waits comes first. Nil where a service of an older version answers.
    var requests: [UpgradeRequestRow]?
    /// Whom of it no mail about it reaches. Nil where a service of an older version answers.
    var refusedNotices: [RefusedNotice]?
}
