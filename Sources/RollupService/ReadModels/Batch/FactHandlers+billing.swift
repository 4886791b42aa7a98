import Contracts
import Terms

extension FactHandlers {
    /// The terms of an account come from billing alone. What it says of openings, moves and warnings changes no figure.
    static let billing = [
        on(TierChanged.self) { event, envelope, batch in
            let change = Term.Change.tier(
                event.tier, event.billingPeriod, expiresAt: event.expiresAt, isTrial: event.continuesTrial ?? false)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(TierExpired.self) { event, envelope, batch in
            let change = Term.Change.tier(event.tier, nil, expiresAt: nil, isTrial: false)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(TrialGranted.self) { event, envelope, batch in
            let change = Term.Change.tier(event.tier, nil, expiresAt: event.endsAt, isTrial: true)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(BillingModeChanged.self) { event, envelope, batch in
            try batch.keep(event.subscription, from: event.effectiveAt, envelope, event)
            guard event.order == nil else { return }
            let mode = BillingMode(
                paymentMode: event.paymentMode, managed: event.managed, hasLiveSubscription: event.subscription?.isLive ?? false,
                agreedSeats: event.seats.map { Int($0.value) }, agreedAmount: (event.agreedCents?.value).map { Cents($0) })
            let paid = PaidStay(until: event.paidUntil, replacesPayer: event.replacesPayer)
            let change = Term.Change.mode(mode, event.tier, event.billingPeriod, expiresAt: event.expiresAt, paid)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(DiscountSet.self) { event, envelope, batch in
            let change = Term.Change.discount(event.discount, event.workspaceID)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(DiscountCleared.self) { event, envelope, batch in
            let change = Term.Change.discount(nil, event.workspaceID)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(AccountManagerChanged.self) { event, envelope, batch in
            let change = Term.Change.accountManager(event.accountManager)
            try batch.keep(change, from: event.effectiveAt, envelope, event.accountID, because: event.reason)
        },
        on(InvoicePaid.self) { event, envelope, batch in
            guard event.makesPaying else { return }
            let change = Term.Change.paidPeriod(PaidPeriod(event.periodStart, event.periodEnd), of: event.invoiceID)
            try batch.keep(change, from: envelope.time, envelope, event.accountID, because: nil)
        },
        on(InvoicePaymentWithdrawn.self) { event, envelope, batch in
            guard event.wasPaid else { return }
            let change = Term.Change.takenBack(event.invoiceID, since: nil)
            try batch.keep(change, from: envelope.time, envelope, event.accountID, because: event.reason)
        },
        on(CreditNoteIssued.self) { event, envelope, batch in
            guard event.isWhole else { return }
            let change = Term.Change.takenBack(event.invoiceID, since: event.effectiveAt)
            try batch.keep(change, from: envelope.time, envelope, event.accountID, because: event.reason)
        },
    ]
}

extension RollupBatch {
    /// What staff decide repeats the subscription as it stood, and says nothing new of it.
    fileprivate func keep(
        _ subscription: Contracts.Subscription?, from effectiveAt: Instant, _ envelope: CloudEvent, _ event: BillingModeChanged
    ) throws {
        guard let subscription, event.cause == .subscription || event.cause == .imported else { return }
        let standing = SubscriptionStanding(
            status: subscription.status, since: subscription.status == .pastDue ? subscription.pastDueSince : nil,
            until: subscription.paidUntil, repriceFailedAt: subscription.seatRepriceFailedAt,
            provisionedSeats: subscription.provisionedSeats.map { Int($0.value) })
        let entry = SubscriptionStandings.Entry(
            effectiveAt: effectiveAt, position: try envelope.requiredPosition, standing: standing)
        if try SubscriptionTable(connection: connection).keep(entry, of: event.accountID) { dirtyAccounts.insert(event.accountID) }
    }

    /// - Parameter reason: what staff gave as their reason, where they gave one.
    func keep(
        _ change: Term.Change, from effectiveAt: Instant, _ envelope: CloudEvent, _ accountID: AccountID, because reason: String?
    ) throws {
        let position = try envelope.requiredPosition
        let term = Term(effectiveAt: effectiveAt, position: position, change: change)
        let isNewTerm = try TermsTable(connection: connection).keep(term, of: accountID)
        let isNewEvent = try TermEventTable(connection: connection).keep(envelope, position: position, reason: reason, of: accountID)
        if isNewTerm || isNewEvent { dirtyAccounts.insert(accountID) }
    }
}
