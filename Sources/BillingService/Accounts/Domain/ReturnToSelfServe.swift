import Contracts
import EventSourcing

/// Ends managed billing.
struct ReturnToSelfServe: AccountCommand {
    enum Ending: Hashable, Sendable {
        case toFree
        case keepTier(until: Instant)
    }

    var ending: Ending
    var reason: Reason?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard decision.state.mode.managed else { throw Rejection.notManaged }
        let terms = decision.state.tierTerms
        switch ending {
        case .toFree:
            decision.changeMode(to: .none, .free, terms.billingPeriod, expiresAt: nil, reason, at: now)
        case .keepTier(let until):
            try EndLimit.check(until, field: "keep_until", months: EndLimit.keptTierMonths, now: now)
            // A tier of rank 0 has nothing to fall back from.
            let expiresAt = terms.tier.isPaid ? until : nil
            decision.changeMode(to: .none, terms.tier, terms.billingPeriod, expiresAt: expiresAt, reason, at: now)
        }
    }

    /// Keeping the tier to a date changes no tier now, and what follows is the clock's doing.
    func setsTier(of account: AccountState) -> Bool {
        ending == .toFree && account.tierTerms.tier.isPaid
    }
}

extension Rejection {
    static let notManaged = rule("not-managed", detail: "the account is not managed; set it to managed first")
}
