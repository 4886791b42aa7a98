import Contracts
import Database
import EventKit

/// Keeps a timer per invoice for the day after its last day to pay. It follows from the events alone, so a store that was lost and read back
/// has it again.
struct OverdueSchedule: Projection {
    static let timer = "invoice-overdue"

    let name = "overdue-schedule"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let issued = try event.decode(InvoiceIssued.self) {
                try schedule(issued.document.dueOn, issued.accountID, issued.invoiceID, work)
            } else if let paid = try event.decode(InvoicePaid.self) {
                try work.cancel(Self.timer, key: paid.invoiceID.description)
            } else if let credited = try event.decode(CreditNoteIssued.self), credited.isWhole {
                try work.cancel(Self.timer, key: credited.invoiceID.description)
            } else if let withdrawn = try event.decode(InvoicePaymentWithdrawn.self), withdrawn.wasPaid {
                // The last day to pay may be over by now; then the timer runs at once.
                let (state, _) = try work.load(Account.self, id: withdrawn.accountID.description)
                try schedule(state.invoices[withdrawn.invoiceID]?.document.dueOn, withdrawn.accountID, withdrawn.invoiceID, work)
            }
        }
    }

    /// Decided by the account's state, as any command.
    static let handlers: [String: TimerHandler] = [
        timer: { timer, work in
            guard let invoice = InvoiceID(timer.key) else { return }
            try work.execute(MarkInvoiceOverdue(invoiceID: invoice), on: String(decoding: timer.data, as: UTF8.self))
        }
    ]

    private func schedule(_ dueOn: LocalDate?, _ account: AccountID, _ invoice: InvoiceID, _ work: UnitOfWork) throws {
        guard let dueOn else { return }
        try work.schedule(Self.timer, key: invoice.description, at: dueOn.adding(days: 1).start, data: Array(account.description.utf8))
    }
}
