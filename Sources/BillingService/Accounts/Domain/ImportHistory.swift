import Contracts
import EventSourcing

/// Takes in the dated past of an existing customer.
struct ImportHistory: AccountCommand {
    /// In the order of their time.
    var past: [ImportedTerms]
    /// When it is imported.
    let importedAt: Instant

    /// Throws `ImportedTermsRefusal` for what goes against what is known of the account.
    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let known = Set(decision.state.invoices.keys)
        for (index, terms) in past.enumerated() {
            decision.expireTier(upTo: terms.at)
            do {
                try decision.importTerms(terms, at: importedAt)
            } catch let rejection as Rejection {
                throw ImportedTermsRefusal(index: index, rejection: rejection)
            }
        }
        decision.markImportedOverdue(except: known, on: importedAt.date)
    }
}

/// A piece of an imported past goes against what is known of the account.
struct ImportedTermsRefusal: Error, Equatable {
    /// Of the piece.
    let index: Int
    let rejection: Rejection
}

extension AccountDecision {
    /// Takes in a piece of the past. What is in the account's history already, at the very same instant, is not taken in again,
    /// so that a file can be imported twice.
    fileprivate mutating func importTerms(_ terms: ImportedTerms, at importedAt: Instant) throws {
        switch terms.content {
        case .account: break
        case .tier(let tier, let period, let payment, let expiresAt): importTier(tier, period, payment, expiresAt: expiresAt, terms)
        case .billingMode(let mode): importMode(mode, terms)
        case .trial(let tier, let months, let endsAt): importTrial(tier, months: months, endsAt: endsAt, terms)
        case .discount(let discount, let workspace): importDiscount(discount, on: workspace, terms)
        case .accountManager(let address): importAccountManager(address, at: terms.at)
        case .paidPeriod(let period): try importPaidPeriod(period)
        case .invoice(let invoice): try importInvoice(invoice, at: importedAt)
        case .creditNote(let note): try importCreditNote(note, at: terms.at)
        }
    }

    private mutating func importTier(
        _ tier: Tier, _ period: BillingPeriod?, _ payment: TierPayment?, expiresAt: Instant?, _ terms: ImportedTerms
    ) {
        let before = state.tierTerms(asOf: terms.at)
        let isKnown = state.tiers.entries.contains {
            $0.effectiveAt == terms.at && $0.value.tier == tier && $0.value.billingPeriod == period ?? before.billingPeriod
                && $0.value.expiresAt == expiresAt
        }
        guard !isKnown else { return }
        append(
            TierChanged(
                of: identity, tier: tier,
                previousTier: before.tier, billingPeriod: period ?? before.billingPeriod, previousBillingPeriod: before.billingPeriod,
                expiresAt: expiresAt, payment: payment, cause: .imported, reason: terms.reason?.text, effectiveAt: terms.at)
        )
        expireBeforeLaterTerms(end: expiresAt)
    }

    private mutating func importMode(_ mode: ImportedMode, _ terms: ImportedTerms) {
        let before = state.mode(asOf: terms.at)
        let tierBefore = state.tierTerms(asOf: terms.at)
        let period = mode.billingPeriod ?? tierBefore.billingPeriod
        let isManaged = mode.paymentMode == .offline
        let isKnown = state.modes.entries.contains {
            $0.effectiveAt == terms.at && $0.value.paymentMode == mode.paymentMode && $0.value.subscription == mode.subscription
                && $0.value.tier == mode.tier && $0.value.billingPeriod == period && $0.value.seats == mode.seats
                && $0.value.agreedAmount == mode.agreedAmount
        }
        guard !isKnown else { return }
        append(
            BillingModeChanged(
                of: identity, paymentMode: mode.paymentMode, previousPaymentMode: before.paymentMode, managed: isManaged,
                subscription: mode.subscription, tier: mode.tier, previousTier: tierBefore.tier, billingPeriod: period,
                seats: mode.seats, agreedCents: mode.agreedAmount, expiresAt: mode.expiresAt, cause: .imported, reason: terms.reason?.text,
                effectiveAt: terms.at)
        )
        expireBeforeLaterTerms(end: mode.expiresAt)
    }

    private mutating func importTrial(_ tier: Tier, months: Int, endsAt: Instant, _ terms: ImportedTerms) {
        let trial = Trial(tier: tier, months: months, startedAt: terms.at, endsAt: endsAt)
        guard !state.tiers.entries.contains(where: { $0.effectiveAt == terms.at && $0.value.trial == trial }) else { return }
        append(
            TrialGranted(
                of: identity, tier: tier,
                previousTier: state.tierTerms(asOf: terms.at).tier, months: months, endsAt: endsAt, reason: terms.reason?.text,
                cause: .imported, effectiveAt: terms.at)
        )
        expireBeforeLaterTerms(end: endsAt)
    }

    /// Terms that ran out before the account's next known terms began did so unseen by any timer.
    mutating func expireBeforeLaterTerms(end: Instant?) {
        guard let end, let newest = state.tiers.newest, newest.effectiveAt > end else { return }
        expireTier(upTo: end)
    }
}
