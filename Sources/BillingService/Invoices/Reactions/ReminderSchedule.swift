import Contracts
import Database
import EventKit

/// Keeps a timer for the next reminder of each invoice that is late. It follows from the events alone, so a store that was lost and read back has
/// it again.
struct ReminderSchedule: Projection {
    static let timer = "invoice-reminder"

    /// How many days after the last day to pay each reminder goes out, ascending; none where nobody is reminded.
    let days: [Int]

    let name = "reminder-schedule"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let late = try event.decode(InvoiceOverdue.self) {
                try schedule(1, of: late.invoiceID, late.accountID, dueOn: late.dueOn, after: event.time, work)
            } else if let asked = try event.decode(InvoiceSendAsked.self), let reminder = asked.reminder {
                let (state, _) = try work.load(Account.self, id: asked.accountID.description)
                let dueOn = state.invoices[asked.invoiceID]?.document.dueOn
                try schedule(reminder + 1, of: asked.invoiceID, asked.accountID, dueOn: dueOn, after: event.time, work)
            } else if let paid = try event.decode(InvoicePaid.self) {
                try work.cancel(Self.timer, key: paid.invoiceID.description)
            } else if let withdrawn = try event.decode(InvoicePaymentWithdrawn.self), withdrawn.wasPaid {
                try goOn(with: withdrawn, at: event.time, work)
            } else if let credited = try event.decode(CreditNoteIssued.self), credited.isWhole {
                try work.cancel(Self.timer, key: credited.invoiceID.description)
            }
        }
    }

    /// An invoice that was late before a payment was marked on it by mistake is late still.
    private func goOn(with withdrawn: InvoicePaymentWithdrawn, at instant: Instant, _ work: UnitOfWork) throws {
        let (state, _) = try work.load(Account.self, id: withdrawn.accountID.description)
        guard let invoice = state.invoices[withdrawn.invoiceID], invoice.figures.isLate else { return }
        let next = (state.mailings[withdrawn.invoiceID]?.reminders ?? 0) + 1
        try schedule(next, of: withdrawn.invoiceID, withdrawn.accountID, dueOn: invoice.document.dueOn, after: instant, work)
    }

    /// After a long standstill the reminders that were missed don't go out together: as many days lie between two as the settings say.
    private func schedule(
        _ reminder: Int, of invoice: InvoiceID, _ account: AccountID, dueOn: LocalDate?, after earlier: Instant, _ work: UnitOfWork
    ) throws {
        guard let dueOn, days.indices.contains(reminder - 1) else { return }
        let usual = dueOn.adding(days: days[reminder - 1]).start
        let soonest = reminder == 1 ? usual : earlier.adding(days: days[reminder - 1] - days[reminder - 2])
        let data = "\(reminder) \(account)"
        try work.schedule(Self.timer, key: invoice.description, at: max(usual, soonest), data: Array(data.utf8))
    }

    static let handlers: [String: TimerHandler] =
        [
            timer: { timer, work in
                let parts = String(decoding: timer.data, as: UTF8.self).split(separator: " ")
                guard let invoice = InvoiceID(timer.key), parts.count == 2, let reminder = Int(parts[0]), let account = AccountID(parts[1])
                else { return }
                let address = try MoneyContact.address(of: account, work.connection)
                let command = RemindOfInvoice(invoiceID: invoice, reminder: reminder, usualAddress: address)
                try work.execute(command, on: account.description)
            }
        ]
}
