import Contracts
import Invoicing

/// What of an account ends, or is due again (DOMAIN §10).
struct Renewal: Hashable, Sendable {
    let kind: RenewalKind
    /// The last day of what ends. For an account that was never invoiced, the day on which it became managed.
    let dueOn: LocalDate
    /// The instant at which a tier or a referral ends by itself; nil where an invoice is due, since that ends nothing.
    let endsAt: Instant?

    init(kind: RenewalKind, dueOn: LocalDate, endsAt: Instant?) {
        self.kind = kind
        self.dueOn = dueOn
        self.endsAt = endsAt
    }

    /// The end of a referral of the account.
    init(referralUntil end: Instant) {
        self.init(kind: .referral, dueOn: end.lastDay, endsAt: end)
    }

    func id(of account: AccountID) -> RenewalID { RenewalID(kind: kind, account: account, dueOn: dueOn) }
}

extension AccountState {
    /// What comes first of what ends and what is due; nil for an account that goes on by itself, as by a subscription, or that has nothing to end.
    /// Where the tier ends with the days that are invoiced, or before, its end is what somebody has to decide about.
    var renewal: Renewal? {
        guard let end = endOfTier else { return dueInvoice }
        guard let due = dueInvoice, due.dueOn < end.dueOn else { return end }
        return due
    }

    private var endOfTier: Renewal? {
        let terms = tierTerms
        guard let end = terms.expiresAt else { return nil }
        let kind: RenewalKind =
            if terms.trial != nil {
                .trial
            } else if terms.paidUntil == end, !mode.managed {
                .canceledSubscription
            } else {
                .keptTier
            }
        return Renewal(kind: kind, dueOn: end.lastDay, endsAt: end)
    }

    /// Days that were invoiced before billing became managed say nothing of what is due since.
    private var dueInvoice: Renewal? {
        guard let managedSince else { return nil }
        let invoiced = invoicedPeriods.map(\.lastDay).max() ?? managedSince
        return Renewal(kind: .invoicePeriod, dueOn: max(invoiced, managedSince), endsAt: nil)
    }

    /// The day on which billing became managed, under whichever terms; nil where it isn't.
    private var managedSince: LocalDate? {
        modes.entries.reversed().prefix { $0.value.managed }.last?.effectiveAt.date
    }
}
