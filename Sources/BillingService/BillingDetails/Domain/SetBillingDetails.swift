import Contracts
import EventSourcing

/// Staff say to whom and where invoices go (DOMAIN §10).
struct SetBillingDetails: Command {
    typealias Target = Buyer

    let account: AccountIdentity
    let details: BillingDetails
    /// What held until now, from whomever.
    let previous: BillingDetails?
    let origin: BillingDetailsSet.Origin
    let reason: Reason?

    func decide(_ state: BuyerState, at now: Instant) throws -> [any StreamEvent<BuyerState>] {
        guard state.details != details else { return [] }
        return [
            BillingDetailsSet(
                of: account, billingDetails: details, previousBillingDetails: previous, origin: origin, reason: reason?.text,
                effectiveAt: max(now, state.setAt ?? now))
        ]
    }
}
