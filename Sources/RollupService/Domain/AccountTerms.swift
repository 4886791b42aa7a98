import Contracts
import Terms

/// One dated change of what an account has agreed, as billing announced it.
struct Term: Sendable, Equatable {
    enum Change: Sendable, Equatable {
        /// A tier, with its cadence where the event names one and the end of it where there is one.
        case tier(Tier, BillingPeriod?, expiresAt: Instant?, isTrial: Bool)
        /// How the account is billed, together with the tier that goes with it.
        case mode(BillingMode, Tier, BillingPeriod, expiresAt: Instant?, PaidStay = .none)
        /// A discount of the account, or of one of its workspaces; nil clears it.
        case discount(Discount?, WorkspaceID?)
        case accountManager(String?)
        /// A paid invoice, by its id where it has one.
        case paidPeriod(PaidPeriod, of: InvoiceID? = nil)
        /// The invoice isn't paid any more since an instant; nil where it never was, since its payment was marked by mistake.
        case takenBack(InvoiceID, since: Instant?)
    }

    let effectiveAt: Instant
    /// Place in billing's event store, which orders changes of the same instant.
    let position: Int64
    let change: Change
}

/// What a change of the billing mode says of a tier that is paid for, though nothing is collected any more.
struct PaidStay: Sendable, Equatable {
    /// Until when a canceled subscription has paid for the tier.
    var until: Instant?
    /// What an earlier one had paid for counts no longer.
    var replacesPayer: Bool

    static let none = PaidStay(until: nil, replacesPayer: true)
}

/// How an account is billed.
struct BillingMode: Sendable, Equatable {
    var paymentMode: PaymentMode
    var managed: Bool
    /// A subscription that collects money now.
    var hasLiveSubscription: Bool
    /// Seats agreed for managed billing; nil bills those in use.
    var agreedSeats: Int?
    /// What was agreed for managed billing per interval; nil bills seats at their price.
    var agreedAmount: Cents?

    static let none = BillingMode(paymentMode: .none, managed: false, hasLiveSubscription: false)
}

/// The whole dated history of an account's terms. A change may arrive late; it counts from its effective time.
struct AccountTerms: Sendable {
    /// By effective time, then by position.
    let terms: [Term]

    init(_ terms: [Term] = []) {
        self.terms = terms.sorted { ($0.effectiveAt, $0.position) < ($1.effectiveAt, $1.position) }
    }

    func inForce(_ asOf: AsOf) -> TermsInForce {
        var result = TermsInForce()
        let timeline = timeline(of: terms.filter { asOf.reaches($0.effectiveAt) }, until: asOf.moment)
        result.tier = timeline.current.tier
        result.billingPeriod = timeline.current.billingPeriod
        result.tierExpiresAt = timeline.current.expiresAt
        result.hasRunningTrial = timeline.current.isTrial
        result.paidUntil = timeline.current.paidUntil.flatMap { $0 > asOf.moment ? $0 : nil }
        result.downgrade = timeline.downgrade
        for term in terms {
            switch term.change {
            case .paidPeriod(let period, let invoice):
                // A paid invoice speaks for its whole period, whenever the money came.
                if period.covers(asOf.moment), !isTakenBack(invoice, after: term, at: asOf.moment) { result.isPaidUp = true }
            case .mode(let mode, _, _, _, _):
                if asOf.reaches(term.effectiveAt) { result.mode = mode }
            case .discount(let discount, nil):
                if asOf.reaches(term.effectiveAt) { result.accountDiscount = discount }
            case .discount(let discount, let workspace?):
                if asOf.reaches(term.effectiveAt) { result.workspaceDiscounts[workspace] = discount }
            case .accountManager(let email):
                if asOf.reaches(term.effectiveAt) { result.accountManager = email }
            case .tier, .takenBack:
                break
            }
        }
        return result
    }

    /// Whether what was paid then had been taken back again by a moment.
    private func isTakenBack(_ invoice: InvoiceID?, after paid: Term, at moment: Instant) -> Bool {
        terms.contains { term in
            guard case .takenBack(let other, let since) = term.change, other == invoice, term.position > paid.position else { return false }
            return since.map { $0 <= moment } ?? true
        }
    }

    /// - Parameter terms: in order; only those that are in force by `until`.
    private func timeline(of terms: [Term], until moment: Instant) -> TierTimeline {
        var timeline = TierTimeline()
        for term in terms {
            let stay: TierStay
            var replacesPayer = false
            switch term.change {
            case .tier(let tier, let period, let expiresAt, let isTrial):
                timeline.expire(by: term.effectiveAt)
                let period = period ?? timeline.current.billingPeriod
                stay = TierStay(tier: tier, billingPeriod: period, expiresAt: expiresAt, isTrial: isTrial)
            case .mode(_, let tier, let period, let expiresAt, let paid):
                timeline.expire(by: term.effectiveAt)
                stay = TierStay(tier: tier, billingPeriod: period, expiresAt: expiresAt, paidUntil: paid.until)
                replacesPayer = paid.replacesPayer
            case .discount, .accountManager, .paidPeriod, .takenBack:
                continue
            }
            timeline.enter(stay, replacesPayer: replacesPayer, at: term.effectiveAt)
        }
        timeline.expire(by: moment)
        return timeline
    }

    /// When the reverse trials of the account ended, in order.
    func trialEnds(_ asOf: AsOf) -> [Instant] {
        timeline(of: terms.filter { asOf.reaches($0.effectiveAt) }, until: asOf.moment).trialEnds
    }

    /// The next instant at which the terms in force change by the clock alone, so that the account must be looked at again.
    func nextChange(after now: Instant) -> Instant? {
        let downgradeEnds = timeline(of: terms, until: now).downgrade?.endsBeingRecentAt
        return (turningPoints + [downgradeEnds].compactMap { $0 }).filter { $0 > now }.min()
    }

    /// The instants at which other terms may be in force than before, in any order.
    var turningPoints: [Instant] {
        terms.flatMap { term -> [Instant] in
            switch term.change {
            case .tier(_, _, let expiresAt, _):
                [term.effectiveAt] + [expiresAt].compactMap { $0 }
            case .mode(_, _, _, let expiresAt, let paid):
                [term.effectiveAt] + [expiresAt, paid.until].compactMap { $0 }
            case .paidPeriod(let period, _):
                [term.effectiveAt, period.startsAt, period.endsAt]
            case .discount, .accountManager, .takenBack:
                [term.effectiveAt]
            }
        }
    }
}

/// What holds for an account at one moment.
struct TermsInForce: Sendable, Equatable {
    var tier = Tier.free
    var billingPeriod = BillingPeriod.annual
    var tierExpiresAt: Instant?
    var hasRunningTrial = false
    var mode = BillingMode.none
    /// As staff have set it.
    var accountDiscount: Discount?
    var referralDiscount: Discount?
    var workspaceDiscounts: [WorkspaceID: Discount] = [:]
    var accountManager: String?
    /// A paid invoice covers the moment.
    var isPaidUp = false
    /// Until when a canceled subscription has paid for the tier; nil where none has, or that is over.
    var paidUntil: Instant?
    var downgrade: Downgrade?
}
