import Contracts

/// What an account is worth and what it means for revenue at one moment (DOMAIN §3–5).
struct AccountRevenue: Sendable, Equatable {
    let revenueClass: RevenueClass
    /// Seats that are billed: those agreed or in use, at least one for a paid account.
    let billedSeats: Int
    /// Zero for trial, comped and free accounts and for the pilot tier.
    let mrr: Cents
    /// What a running trial would bring at list price, billed yearly.
    let trialPotential: Cents

    init(terms: TermsInForce, seats: [Seat], prices: PriceList = .standard) {
        billedSeats = Self.billedSeats(terms, inUse: seats.count)
        let net = Self.netPrice(of: billedSeats, terms, seats, price: prices.seatPrice(terms.tier, terms.billingPeriod))
        revenueClass = Self.classify(terms, netPrice: net)
        switch revenueClass {
        case .paying, .managed: mrr = net
        case .trial, .comped, .free: mrr = .zero
        }
        trialPotential = terms.hasRunningTrial ? prices.seatPrice(terms.tier, .annual).times(max(1, seats.count)) : .zero
    }

    /// The first that fits; every account has exactly one (DOMAIN §4).
    static func classify(_ terms: TermsInForce, netPrice: Cents) -> RevenueClass {
        let isSubscribed = terms.mode.paymentMode == .mollie && terms.mode.hasLiveSubscription
        if terms.hasRunningTrial || terms.accountDiscount?.kind == .trial { return .trial }
        if terms.tier.isPaid, netPrice == .zero || !(isSubscribed || terms.mode.managed) { return .comped }
        if isSubscribed || (terms.mode.managed && terms.isPaidUp) { return .paying }
        return terms.mode.managed ? .managed : .free
    }

    private static func billedSeats(_ terms: TermsInForce, inUse: Int) -> Int {
        guard terms.tier.isPaid else { return 0 }
        return max(1, (terms.mode.managed ? terms.mode.agreedSeats : nil) ?? inUse)
    }

    /// Each billed seat at its best discount; discounts never stack. Seats agreed beyond those in use belong to no workspace and get the
    /// account's discount; of more seats in use than agreed, those who came first are billed.
    private static func netPrice(of billed: Int, _ terms: TermsInForce, _ seats: [Seat], price: Cents) -> Cents {
        let ofAccount = terms.accountDiscount?.percent ?? .zero
        let inUse = seats.prefix(billed).map { max(ofAccount, terms.workspaceDiscounts[$0.workspaceID]?.percent ?? .zero) }
        return inUse.reduce(ofAccount.discounting(price).times(billed - inUse.count)) { $0 + $1.discounting(price) }
    }
}
