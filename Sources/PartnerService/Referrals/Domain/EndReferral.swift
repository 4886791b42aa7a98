import Contracts
import EventSourcing

/// Ends a referral for good. What the client pays today still counts, what they pay tomorrow doesn't.
struct EndReferral: Command {
    typealias Target = Referral

    let reason: Reason

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        let agreement = try state.agreed()
        guard agreement.endedAt == nil else { return [] }
        return [ReferralEnded(agreement.identity, reason: reason.text, effectiveAt: now)]
    }
}

extension ReferralEnded: StreamEvent {
    public func evolve(_ state: inout ReferralState) {
        state.agreement?.endedAt = effectiveAt
        if isImported { state.imported?.endedAt = effectiveAt }
    }
}
