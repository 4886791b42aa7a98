import Contracts

extension World {
    /// A random past of an account, with facts that billing hears late.
    mutating func addTerms(of account: AccountID, _ organisation: OrganisationID, after created: Instant) throws {
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            let at = moment(after: max(created, World.start))
            switch Int.random(in: 0..<8, using: &random) {
            case 0: try changeTier(account, organisation, at)
            case 1, 2, 3: try changeMode(account, organisation, at)
            case 4: try grantTrial(account, organisation, at)
            case 5: try setDiscount(account, organisation, at)
            case 6:
                let change = AccountManagerChanged(
                    of: AccountIdentity(accountID: account, organisationID: organisation), accountManager: "ada@dembrane.com",
                    effectiveAt: at)
                try say(change, at: at, by: .billing)
            case _: try payInvoice(account, organisation, at)
            }
        }
    }

    private mutating func changeTier(_ account: AccountID, _ organisation: OrganisationID, _ at: Instant) throws {
        guard let tier = pick(Tier.allCases), let period = pick(BillingPeriod.allCases) else { return }
        try say(
            TierChanged(
                of: AccountIdentity(accountID: account, organisationID: organisation), tier: tier, previousTier: .free,
                billingPeriod: period,
                previousBillingPeriod: .annual, expiresAt: random.chance(30) ? at.adding(days: 45) : nil, cause: .staff, effectiveAt: at),
            at: at, by: .billing)
    }

    private mutating func changeMode(_ account: AccountID, _ organisation: OrganisationID, _ at: Instant) throws {
        guard let tier = pick(Tier.allCases), let period = pick(BillingPeriod.allCases), let status = pick(SubscriptionStatus.allCases)
        else { return }
        let managed = random.chance(30)
        let subscription = Subscription(status: status, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
        try say(
            BillingModeChanged(
                of: AccountIdentity(accountID: account, organisationID: organisation),
                paymentMode: managed ? .offline : subscription.isLive ? .mollie : .none,
                previousPaymentMode: .none, managed: managed, subscription: managed ? nil : subscription, tier: tier, previousTier: .free,
                billingPeriod: period, seats: managed && random.chance(50) ? seats() : nil, cause: .subscription, effectiveAt: at),
            at: moment(after: at), by: .billing)
    }

    private mutating func seats() -> SeatCount? {
        let range = random.chance(70) ? 1...9 : SeatCount.range
        return SeatCount(Int64.random(in: range, using: &random))
    }

    private mutating func grantTrial(_ account: AccountID, _ organisation: OrganisationID, _ at: Instant) throws {
        let ends = at.adding(days: 30)
        try say(
            TrialGranted(
                of: AccountIdentity(accountID: account, organisationID: organisation), tier: .changemaker, previousTier: .free, months: 1,
                endsAt: ends,
                cause: .staff, effectiveAt: at),
            at: at, by: .billing)
        guard ends <= World.now, random.chance(70) else { return }
        try say(
            TierExpired(
                of: AccountIdentity(accountID: account, organisationID: organisation), tier: .free, previousTier: .changemaker,
                wasTrial: true, effectiveAt: ends
            ),
            at: ends, by: .billing)
    }

    private mutating func setDiscount(_ account: AccountID, _ organisation: OrganisationID, _ at: Instant) throws {
        let workspace = random.chance(50) ? pick(workspaces.filter { $0.accountID == account })?.workspaceID : nil
        guard let percent = Percent(Int.random(in: 0...100, using: &random)), let kind = pick(Discount.Kind.granted) else { return }
        let discount = Discount(kind: kind, percent: percent)
        try say(
            DiscountSet(
                of: AccountIdentity(accountID: account, organisationID: organisation), on: workspace, discount: discount, cause: .staff,
                effectiveAt: at), at: at, by: .billing)
        guard random.chance(40) else { return }
        let cleared = moment(after: at)
        try say(
            DiscountCleared(
                of: AccountIdentity(accountID: account, organisationID: organisation), on: workspace, previousDiscount: discount,
                effectiveAt: cleared),
            at: cleared, by: .billing)
    }

    private mutating func payInvoice(_ account: AccountID, _ organisation: OrganisationID, _ at: Instant) throws {
        try say(
            InvoicePaid(
                of: AccountIdentity(accountID: account, organisationID: organisation), invoiceID: random.id(), periodStart: at.date,
                periodEnd: at.date.adding(days: 90), netCents: Cents(10_000), totalCents: Cents(12_100), source: "bank",
                receivedOn: at.date), at: moment(after: at), by: .billing)
    }
}
