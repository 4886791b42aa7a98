import Contracts
import Terms

/// What an account is worth and what it means for revenue at one moment (DOMAIN §3–5).
struct AccountRevenue: Sendable, Equatable {
    let revenueClass: RevenueClass
    /// Of one seat and month, before any discount.
    let seatPrice: Cents
    /// Seats that are billed: those agreed or in use, at least one for a paid account.
    let billedSeats: Int
    /// The same by discount, the account's own or its referral's first, then those of workspaces.
    let parts: [PricedSeats]
    /// What the parts come to for a month, or the amount that was agreed instead.
    let net: Cents
    /// The share of a month in the amount that was agreed for managed billing; nil where none was.
    let agreed: Cents?
    /// Zero for trial, comped and free accounts and for the pilot tier.
    let mrr: Cents
    /// The billed seats at list price, for a paid tier that isn't on trial.
    let list: Cents
    /// List price minus revenue, by reason.
    let givenAway: GivenAway
    /// What a running trial would bring at list price, billed yearly.
    let trialPotential: Cents

    init(terms: TermsInForce, seats: [Seat], prices: PriceList) {
        seatPrice = prices.seatPrice(terms.tier, terms.billingPeriod)
        billedSeats = PricedSeats.billed(terms.tier, agreed: terms.mode.managed ? terms.mode.agreedSeats : nil, inUse: seats.count)
        parts = PricedSeats.parts(
            of: billedSeats, seatedIn: seats.lazy.map(\.workspaceID), at: seatPrice,
            account: Discount.better(terms.accountDiscount, terms.referralDiscount), workspaces: terms.workspaceDiscounts)
        agreed = terms.mode.managed ? terms.mode.agreedAmount.map { Self.monthly($0, terms.billingPeriod) } : nil
        net = agreed ?? parts.reduce(.zero) { $0 + $1.amount }
        revenueClass = terms.revenueFacts.revenueClass(costsNothing: net == .zero)
        switch revenueClass {
        case .paying, .managed: mrr = net
        case .trial, .comped, .free: mrr = .zero
        }
        switch revenueClass {
        case .paying, .managed, .comped: list = seatPrice.times(billedSeats)
        case .trial, .free: list = .zero
        }
        givenAway = list == .zero ? .nothing : Self.givenAway(of: list, parts, price: seatPrice, agreed: agreed, mrr: mrr)
        trialPotential = terms.hasRunningTrial ? prices.seatPrice(terms.tier, .annual).times(max(1, seats.count)) : .zero
    }

    /// A twelfth of what is agreed for a year, rounded half to even to the cent (DOMAIN §16).
    private static func monthly(_ amount: Cents, _ period: BillingPeriod) -> Cents {
        guard period == .annual else { return amount }
        let (whole, rest) = amount.amount.quotientAndRemainder(dividingBy: 12)
        return Cents(whole + (rest > 6 || (rest == 6 && whole % 2 == 1) ? 1 : 0))
    }

    /// Each discount takes its share; what is left and not paid for is given to an account that nobody pays for.
    private static func givenAway(of list: Cents, _ parts: [PricedSeats], price: Cents, agreed: Cents?, mrr: Cents) -> GivenAway {
        var given = GivenAway()
        if agreed != nil {
            given[.agreed] = list - mrr
            return given
        }
        for part in parts {
            guard let kind = part.discount.map({ GivenAwayKind($0.kind) }) else { continue }
            given[kind] = given[kind] + price.times(part.seats) - part.amount
        }
        given[.comped] = list - mrr - given.total
        return given
    }
}

extension TermsInForce {
    fileprivate var revenueFacts: RevenueFacts {
        RevenueFacts(
            isOnTrial: hasRunningTrial || accountDiscount?.kind == .trial, tier: tier,
            isSubscribed: (mode.paymentMode == .mollie && mode.hasLiveSubscription) || paidUntil != nil, isManaged: mode.managed,
            isPaidUp: isPaidUp)
    }
}
