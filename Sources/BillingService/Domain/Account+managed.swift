import Contracts

/// Managed billing: invoices instead of a subscription (DOMAIN §10).
struct SetManaged: Hashable, Sendable {
    var tier: Tier
    /// Nil keeps the cadence.
    var billingPeriod: BillingPeriod?
    /// Seats agreed with the customer; nil bills the seats in use.
    var seats: SeatCount?
    /// Nil keeps whoever it is.
    var accountManager: AccountManagerAddress?
    var reason: Reason?
    var at: Instant
}

/// Ends managed billing.
struct ReturnToSelfServe: Hashable, Sendable {
    enum Ending: Hashable, Sendable {
        case toFree
        case keepTier(until: Instant)
    }

    var ending: Ending
    var reason: Reason?
    var at: Instant
}

extension AccountDecision {
    mutating func setManaged(_ command: SetManaged) throws {
        guard command.tier != .pilot else { throw AccountRejection.pilotNeverGranted }
        guard command.tier.isPaid else { throw AccountRejection.tierNotPaid(command.tier) }
        try requireNoLiveSubscription()
        let mode = state.mode
        let terms = state.tierTerms
        let period = command.billingPeriod ?? terms.billingPeriod
        let isAsAsked =
            mode.managed && mode.seats == command.seats && terms.tier == command.tier && terms.billingPeriod == period
            && terms.expiresAt == nil
        if !isAsAsked {
            changeMode(to: .offline, command.tier, period, seats: command.seats, expiresAt: nil, command.reason, at: command.at)
        }
        if let accountManager = command.accountManager { assignAccountManager(accountManager, at: command.at) }
    }

    mutating func returnToSelfServe(_ command: ReturnToSelfServe) throws {
        guard state.mode.managed else { throw AccountRejection.notManaged }
        let terms = state.tierTerms
        switch command.ending {
        case .toFree:
            changeMode(to: .none, .free, terms.billingPeriod, seats: nil, expiresAt: nil, command.reason, at: command.at)
        case .keepTier(let until):
            try EndLimit.check(until, field: "keep_until", months: EndLimit.keptTierMonths, now: command.at)
            // A tier of rank 0 has nothing to fall back from.
            let expiresAt = terms.tier.isPaid ? until : nil
            changeMode(to: .none, terms.tier, terms.billingPeriod, seats: nil, expiresAt: expiresAt, command.reason, at: command.at)
        }
    }

    private mutating func changeMode(
        to mode: PaymentMode, _ tier: Tier, _ period: BillingPeriod, seats: SeatCount?, expiresAt: Instant?, _ reason: Reason?,
        at now: Instant
    ) {
        append(
            .billingModeChanged(
                BillingModeChanged(
                    accountID: identity.accountID, organisationID: identity.organisationID, workspaceID: identity.workspaceID,
                    paymentMode: mode, previousPaymentMode: state.mode.paymentMode, managed: mode == .offline,
                    subscription: state.mode.subscription, tier: tier, previousTier: state.tierTerms.tier, billingPeriod: period,
                    seats: seats, expiresAt: expiresAt, cause: .staff, reason: reason?.text,
                    effectiveAt: state.effectiveInstant(now: now)
                )
            )
        )
    }

    /// With nil, nobody looks after the account any more.
    mutating func assignAccountManager(_ address: AccountManagerAddress?, at now: Instant) {
        let previous = state.accountManager
        guard previous != address?.text else { return }
        append(
            .accountManagerChanged(
                AccountManagerChanged(
                    accountID: identity.accountID, organisationID: identity.organisationID, accountManager: address?.text,
                    previousAccountManager: previous, effectiveAt: max(now, state.accountManagers.newest?.effectiveAt ?? now)
                )
            )
        )
    }
}
