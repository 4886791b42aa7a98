import Contracts
import EventSourcing

/// Staff say to whom and where invoices go (DOMAIN §10).
struct SetBillingDetails: Command {
    typealias Target = Buyer

    let account: AccountIdentity
    let details: BillingDetails
    /// What was known until now.
    let known: KnownDetails
    let origin: BillingDetailsSet.Origin
    let reason: Reason?

    func decide(_ state: BuyerState, at now: Instant) throws -> [any StreamEvent<BuyerState>] {
        guard state.details != details else { return [] }
        // The platform's clock may be ahead of ours; what staff decide never takes effect before what they have seen.
        let effectiveAt = [now, state.setAt, known.platform?.saidAt].compactMap { $0 }.max() ?? now
        return [
            BillingDetailsSet(
                of: account, billingDetails: details, previousBillingDetails: known.details, origin: origin, reason: reason?.text,
                effectiveAt: effectiveAt)
        ]
    }
}
