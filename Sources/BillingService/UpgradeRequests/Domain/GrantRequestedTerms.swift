import Contracts
import EventSourcing

/// Gives an account the terms under which a request is approved, by the very rules of a change of tier and of a discount.
struct GrantRequestedTerms: AccountCommand {
    let terms: GrantedTerms
    let request: UpgradeRequestID
    let kind: UpgradeRequested.Kind

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard terms.tier.isPaid || terms.tier.isLegacy else { throw Rejection.tierNotPaid(terms.tier) }
        let held = decision.state.ownTier(at: now)
        guard terms.tier.rank >= held.rank else { throw Rejection.belowHeldTier(held, asked: terms.tier) }
        try change(of: decision.state, at: now).decide(&decision, at: now)
        if let discount = terms.discount { try give(discount, &decision, at: now) }
    }

    /// Terms that stay as they are need no policy, such as those of another workspace of the organisation.
    func setsTier(of account: AccountState) -> Bool {
        let held = account.tierTerms
        let endsWithoutDate = terms.payment == .managed || terms.payment == .comped
        let end = terms.expiresAt ?? (endsWithoutDate ? nil : held.expiresAt)
        return terms.tier != held.tier || terms.billingPeriod != held.billingPeriod || end != held.expiresAt
            || (terms.discount != nil && terms.discount != account.discount) || (kind == .tierUpgrade && held.trial != nil)
    }

    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] {
        terms.tier.isComingSoon && terms.tier != account.tierTerms.tier ? [.comingSoon(terms.tier)] : []
    }

    private func give(_ discount: Discount, _ decision: inout AccountDecision, at now: Instant) throws {
        let reason = try Reason(terms.discountReason ?? reasonText)
        do {
            try SetDiscount(discount: discount, cause: .upgradeRequest, reason: reason).decide(&decision, at: now)
        } catch let rejection as Rejection {
            throw rejection.of(field: "discount.kind")
        }
    }

    private func change(of account: AccountState, at now: Instant) throws -> ChangeTier {
        ChangeTier(
            tier: terms.tier, billingPeriod: terms.billingPeriod, payment: payment(of: account, at: now), expiresAt: terms.expiresAt,
            cause: .upgradeRequest, reason: try Reason(reasonText))
    }

    /// Whoever asks for the tier that they try out asks to keep it.
    private func payment(of account: AccountState, at now: Instant) -> TierPayment? {
        guard terms.payment == nil, terms.expiresAt == nil, kind == .tierUpgrade else { return terms.payment }
        return account.runningTrial(at: now) == nil ? nil : .managed
    }

    private var reasonText: String { "Upgrade request \(request)" }
}

extension AccountState {
    /// The tier that the account holds for good, or to its end: one that is lent by a running trial isn't its own.
    fileprivate func ownTier(at now: Instant) -> Tier {
        runningTrial(at: now) == nil ? tierTerms.tier : .free
    }
}

extension Rejection {
    static func belowHeldTier(_ held: Tier, asked: Tier) -> Rejection {
        rule(
            "below-held-tier",
            detail: "the account holds \(held.title), and approving a request never takes a tier down to \(asked.title); "
                + "grant \(held.title) or more, or deny the request", field: "tier")
    }
}
