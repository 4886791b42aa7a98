import Contracts
import EventSourcing

/// A payment that the provider collects.
enum CollectedPayment: Aggregate {
    static let category = "payment"
    static let initialState = PaymentState()
    static let events = EventTable<PaymentState>(PaymentRecorded.self, PaymentAssigned.self)
}

public struct PaymentState: Equatable, Sendable {
    /// Nil before the first event.
    var recorded: PaymentRecorded?
}

extension PaymentRecorded: StreamEvent {
    public func evolve(_ state: inout PaymentState) {
        state.recorded = self
    }
}
