import Contracts
import EventSourcing

/// To whom and where the invoices of an account go, as far as staff have said it. What the platform says is kept beside (`PlatformDetails`).
enum Buyer: Aggregate {
    static let category = "billing-details"
    static let initialState = BuyerState()
    static let events = EventTable<BuyerState>(BillingDetailsSet.self)
}

public struct BuyerState: Sendable, Equatable {
    /// Nil while staff have said nothing.
    var details: BillingDetails?
    /// Since when.
    var setAt: Instant?
}

extension BillingDetailsSet: StreamEvent {
    public func evolve(_ state: inout BuyerState) {
        state = BuyerState(details: billingDetails, setAt: effectiveAt)
    }
}
