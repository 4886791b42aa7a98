import Contracts
import EventSourcing

/// Keeps what is known of a payment now. That an imported past has told it first is no news.
struct RecordPayment: Command {
    typealias Target = CollectedPayment

    let payment: PaymentRecorded

    func decide(_ state: PaymentState, at now: Instant) -> [any StreamEvent<PaymentState>] {
        let merged = payment.merged(over: state.recorded)
        var known = state.recorded
        known?.cause = merged.cause
        return merged == known ? [] : [merged]
    }
}
