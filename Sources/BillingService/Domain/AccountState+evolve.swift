import Contracts

extension AccountState {
    /// Applies one event. Events never fail here: what is in the stream has happened.
    mutating func evolve(_ event: AccountEvent) {
        switch event {
        case .opened(let event): open(event)
        case .moved(let event): move(event)
        case .billingModeChanged(let event): change(event)
        case .tierChanged(let event): change(event)
        case .trialGranted(let event): grant(event)
        case .tierExpiringSoon(let event): warnedExpiries.insert(event.expiresAt)
        case .tierExpired(let event): expire(event)
        case .discountSet(let event): recordDiscount(event.discount, on: event.workspaceID, at: event.effectiveAt)
        case .discountCleared(let event): recordDiscount(nil, on: event.workspaceID, at: event.effectiveAt)
        case .accountManagerChanged(let event): accountManagers.record(event.accountManager, at: event.effectiveAt)
        case .invoicePaid(let event):
            paidPeriods.append(PaidPeriod(invoiceID: event.invoiceID, firstDay: event.periodStart, lastDay: event.periodEnd))
        }
    }

    private mutating func open(_ event: AccountOpened) {
        identity = AccountIdentity(accountID: event.accountID, organisationID: event.organisationID, workspaceID: event.workspaceID)
    }

    private mutating func move(_ event: AccountMoved) {
        identity?.organisationID = event.organisationID
        movedAt = event.effectiveAt
    }

    private mutating func change(_ event: BillingModeChanged) {
        if let order = event.order { return orders.record(order, at: event.effectiveAt) }
        modes.record(
            ModeTerms(
                paymentMode: event.paymentMode, managed: event.managed, subscription: event.subscription, tier: event.tier,
                billingPeriod: event.billingPeriod, seats: event.seats, cause: event.cause,
                nanoseconds: event.effectiveNanoseconds.map { Int($0.value) } ?? 0
            ),
            at: event.effectiveAt
        )
        let before = tierTerms(asOf: event.effectiveAt)
        let origin = origin(of: event, after: before)
        recordTier(event.tier, event.billingPeriod, expiresAt: event.expiresAt, origin: origin, at: event.effectiveAt)
    }

    private func origin(of event: BillingModeChanged, after before: TierTerms) -> TierTerms.Origin {
        let leavesTierAlone =
            event.tier == before.tier && event.billingPeriod == before.billingPeriod && event.expiresAt == before.expiresAt
        if event.paymentMode == .mollie { return .subscription }
        if leavesTierAlone && before.outlivesSubscription { return before.origin }
        return event.cause == .subscription ? .subscription : .decision
    }

    private mutating func change(_ event: TierChanged) {
        let origin: TierTerms.Origin = event.cause == .subscription ? .subscription : .decision
        recordTier(event.tier, event.billingPeriod, expiresAt: event.expiresAt, origin: origin, at: event.effectiveAt)
    }

    /// A trial goes on through an event that leaves both its tier and its end as they are, such as another cadence; any other ends it.
    private mutating func recordTier(
        _ tier: Tier, _ period: BillingPeriod, expiresAt: Instant?, origin: TierTerms.Origin, at instant: Instant
    ) {
        let trial = tierTerms(asOf: instant).trial.flatMap { $0.tier == tier && $0.endsAt == expiresAt ? $0 : nil }
        tiers.record(TierTerms(tier: tier, billingPeriod: period, expiresAt: expiresAt, trial: trial, origin: origin), at: instant)
    }

    private mutating func grant(_ event: TrialGranted) {
        let trial = Trial(tier: event.tier, months: event.months, startedAt: event.effectiveAt, endsAt: event.endsAt)
        let period = tierTerms(asOf: event.effectiveAt).billingPeriod
        tiers.record(
            TierTerms(tier: event.tier, billingPeriod: period, expiresAt: event.endsAt, trial: trial, origin: .decision),
            at: event.effectiveAt
        )
    }

    private mutating func expire(_ event: TierExpired) {
        let period = tierTerms(asOf: event.effectiveAt).billingPeriod
        tiers.record(TierTerms(tier: event.tier, billingPeriod: period, origin: .expiry), at: event.effectiveAt)
    }

    private mutating func recordDiscount(_ discount: Discount?, on workspace: WorkspaceID?, at instant: Instant) {
        guard let workspace else { return accountDiscounts.record(discount, at: instant) }
        discountsByWorkspace[workspace, default: History()].record(discount, at: instant)
    }
}
