import Contracts
import EventSourcing

/// Switches the reminders of late invoices off for an account, or on again.
struct SetInvoiceReminders: AccountCommand {
    let enabled: Bool
    let reason: Reason

    func decide(_ decision: inout AccountDecision, at now: Instant) {
        guard decision.state.remindsOfInvoices != enabled else { return }
        decision.append(InvoiceRemindersSet(of: decision.identity, enabled: enabled, reason: reason.text))
    }
}

extension InvoiceRemindersSet: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.remindsOfInvoices = enabled
    }
}
