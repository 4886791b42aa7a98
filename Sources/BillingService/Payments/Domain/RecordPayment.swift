import Contracts
import EventSourcing

/// Keeps what is known of a payment now.
struct RecordPayment: Command {
    typealias Target = CollectedPayment

    let payment: PaymentRecorded

    func decide(_ state: PaymentState, at now: Instant) -> [any StreamEvent<PaymentState>] {
        let merged = payment.merged(over: state.recorded)
        return merged == state.recorded ? [] : [merged]
    }
}
