import Contracts
import EventSourcing

/// Takes in to whom and where invoices went in the past, as of then: what staff have said since stays, and what the platform has said since is
/// a difference that they may take over.
struct ImportBillingDetails: Command {
    typealias Target = Buyer

    let account: AccountIdentity
    let details: BillingDetails
    let reason: Reason?

    func decide(_ state: BuyerState, at now: Instant) -> [any StreamEvent<BuyerState>] {
        if let setAt = state.setAt, setAt >= now { return [] }
        return [
            BillingDetailsSet(
                of: account, billingDetails: details, previousBillingDetails: state.details, origin: .staff, reason: reason?.text,
                effectiveAt: now, cause: .imported)
        ]
    }
}
