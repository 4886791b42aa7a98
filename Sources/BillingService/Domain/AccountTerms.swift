import Contracts

/// The tier of an account, with what goes with it.
struct TierTerms: Hashable, Sendable {
    var tier: Tier
    var billingPeriod: BillingPeriod
    var expiresAt: Instant?
    var trial: Trial?
    var origin: Origin

    /// Where a tier comes from, which says what may undo it.
    enum Origin: Hashable, Sendable {
        /// Nothing was decided yet.
        case opening
        case subscription
        /// Staff gave it.
        case decision
        /// What staff had given ran out.
        case expiry
    }

    static let initial = TierTerms(tier: .free, billingPeriod: .annual, origin: .opening)

    /// The end of a subscription does not undo what staff decided, nor gives back what has run out since.
    var outlivesSubscription: Bool { origin == .decision || origin == .expiry }
}

/// A tier without payment until `endsAt` (DOMAIN §9).
struct Trial: Hashable, Sendable {
    var tier: Tier
    var months: Int
    var startedAt: Instant
    var endsAt: Instant
}

/// Who collects the money of an account, and for what.
struct ModeTerms: Hashable, Sendable {
    var paymentMode: PaymentMode
    var managed: Bool
    var subscription: Subscription?
    /// The tier and cadence that came with this mode; the tier in force may have changed since.
    var tier: Tier
    var billingPeriod: BillingPeriod
    /// Seats agreed for managed billing.
    var seats: SeatCount?
    /// Nil for an account about which nothing was decided yet.
    var cause: ChangeCause?
    /// What the time of a fact about the subscription says beyond the millisecond.
    var nanoseconds = 0

    static let initial = ModeTerms(paymentMode: .none, managed: false, tier: .free, billingPeriod: .annual)

    var hasLiveSubscription: Bool { paymentMode == .mollie && subscription?.isLive == true }
}

/// The period of a paid invoice of a managed account, both days included.
struct PaidPeriod: Hashable, Sendable {
    var invoiceID: InvoiceID
    var firstDay: LocalDate
    var lastDay: LocalDate

    func covers(_ instant: Instant) -> Bool {
        firstDay.start <= instant && instant < lastDay.adding(days: 1).start
    }
}

/// Whose account it is. Its id and scope never change; the organisation of a workspace's account can.
struct AccountIdentity: Hashable, Sendable {
    var accountID: AccountID
    var organisationID: OrganisationID
    /// The external-client workspace for which the account stands.
    var workspaceID: WorkspaceID?

    var scope: AccountScope { workspaceID == nil ? .organisation : .workspace }

    init(of organisation: OrganisationID) {
        accountID = AccountID(of: organisation)
        organisationID = organisation
    }

    init(of workspace: WorkspaceID, in organisation: OrganisationID) {
        accountID = AccountID(of: workspace)
        organisationID = organisation
        workspaceID = workspace
    }

    init(accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID?) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
    }
}
