import Contracts
import Terms

/// What an account is worth and what it means for revenue at one moment (DOMAIN §3–5).
struct AccountRevenue: Sendable, Equatable {
    let revenueClass: RevenueClass
    /// Of one seat and month, before any discount.
    let seatPrice: Cents
    /// Seats that are billed: those agreed or in use, at least one for a paid account.
    let billedSeats: Int
    /// The same by discount, the account's own first, then those of workspaces.
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
        billedSeats = Self.billedSeats(terms, inUse: seats.count)
        parts = Self.parts(of: billedSeats, terms, seats, price: seatPrice)
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

    private static func billedSeats(_ terms: TermsInForce, inUse: Int) -> Int {
        guard terms.tier.isPaid else { return 0 }
        return max(1, (terms.mode.managed ? terms.mode.agreedSeats : nil) ?? inUse)
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

    /// Each billed seat at its best discount; discounts never stack. Seats agreed beyond those in use belong to no workspace and get the
    /// account's discount; of more seats in use than agreed, those who came first are billed.
    private static func parts(of billed: Int, _ terms: TermsInForce, _ seats: [Seat], price: Cents) -> [PricedSeats] {
        let ofAccount = terms.accountDiscount?.percent ?? .zero
        let better = terms.workspaceDiscounts.filter { $0.value.percent > ofAccount }
        var counts: [WorkspaceID: Int] = [:]
        if !better.isEmpty {
            for seat in seats.prefix(billed) where better[seat.workspaceID] != nil { counts[seat.workspaceID, default: 0] += 1 }
        }
        let rest = billed - counts.values.reduce(0, +)
        let own = rest > 0 ? [PricedSeats(rest, at: price, terms.accountDiscount, of: nil)] : []
        return own + counts.sorted { $0.key < $1.key }.map { PricedSeats($0.value, at: price, better[$0.key], of: $0.key) }
    }
}

/// Billed seats that share a discount.
struct PricedSeats: Sendable, Equatable {
    let seats: Int
    /// Nil at list price.
    let discount: Discount?
    /// The workspace that has the discount; nil where it is the account's, or none.
    let workspaceID: WorkspaceID?
    /// For all of them and a month.
    let amount: Cents

    fileprivate init(_ seats: Int, at price: Cents, _ discount: Discount?, of workspaceID: WorkspaceID?) {
        self.seats = seats
        self.discount = discount
        self.workspaceID = workspaceID
        amount = (discount?.percent ?? .zero).discounting(price).times(seats)
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
