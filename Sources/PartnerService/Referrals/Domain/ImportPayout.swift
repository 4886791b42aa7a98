import Contracts
import EventSourcing

/// Takes over a single payout. Told again it changes nothing, also after it was withdrawn.
struct ImportPayout: Command {
    typealias Target = Referral

    let payout: RecordPayout

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        if let told = state.imported?.payouts[payout.reference] {
            guard told.amount == payout.amount, told.paidOn == payout.paidOn else { throw Rejection.payoutOtherwise(payout.reference) }
            return []
        }
        var decision = PastDecision(Referral.self, on: state)
        try decision.take(payout, at: now)
        return decision.events
    }
}

extension Rejection {
    static func payoutOtherwise(_ reference: String) -> Rejection {
        rule(
            "imported-otherwise",
            detail: "the payout \(reference) was imported already with another amount or day; withdraw it here, and record it rightly")
    }
}
