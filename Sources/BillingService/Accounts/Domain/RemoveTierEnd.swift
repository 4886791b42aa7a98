import Contracts
import EventSourcing

/// Takes the end of a tier away, so that it lasts. Only where somebody goes on paying for it: else nothing would ever end it.
struct RemoveTierEnd: AccountCommand {
    var reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard decision.state.tierTerms.expiresAt != nil else { return }
        guard decision.state.mode.managed else { throw Rejection.nobodyPays }
        decision.moveTierEnd(to: nil, reason, at: now)
    }

    func setsTier(of account: AccountState) -> Bool { true }
}

extension Rejection {
    static let nobodyPays = rule(
        "nobody-pays",
        detail: "nobody would pay for the tier once its end is gone; set managed billing, which takes the end away, or move the end")
}
