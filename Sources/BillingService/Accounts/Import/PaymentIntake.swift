import Contracts
import Database
import EventKit
import EventSourcing

/// Takes in payments of the past. What Mollie has told of one stays as it is; only one that names nobody gets its account.
struct PaymentIntake {
    let work: UnitOfWork

    /// Answers how many events it came to. Throws `Rejection`.
    func take(_ payment: ImportedPayment, of account: AccountIdentity) throws -> Int {
        let id = payment.recorded.paymentID.text
        let (state, _) = try work.load(Account.self, id: account.accountID.description)
        let invoice = try payment.invoiceNumber.map { try state.invoice(numbered: $0) }
        guard let known = try work.load(CollectedPayment.self, id: id).state.recorded else {
            return try record(payment.recorded, on: invoice, state)
        }
        guard known.accountID == nil || known.accountID == account.accountID else { throw Rejection.paymentAssigned }
        guard known.accountID == nil else { return 0 }
        let command = AssignPayment(account: account, invoiceID: invoice?.invoiceID, reason: try Reason("Imported"))
        let assigned = try work.execute(command, on: id)
        guard var payment = assigned.state.recorded else { return assigned.events.count }
        payment.cause = .imported
        return assigned.events.count + (try record(payment, on: invoice, state))
    }

    private func record(_ payment: PaymentRecorded, on invoice: InvoiceState?, _ account: AccountState) throws -> Int {
        var payment = payment
        var count = 0
        payment.invoiceID = invoice?.invoiceID
        if let invoice, payment.isPaid {
            payment.markID = try mark(of: payment, on: invoice, account)
            if payment.markID == nil { count += try receive(&payment) }
        }
        return count + (try work.execute(RecordPayment(payment: payment), on: payment.paymentID.text, at: payment.createdAt).events.count)
    }

    /// What the line of the invoice has marked already for this payment: by its id, else by its amount.
    private func mark(of payment: PaymentRecorded, on invoice: InvoiceState, _ account: AccountState) throws -> PaymentMarkID? {
        if let mark = account.receipts[payment.paymentID.text] { return mark }
        if let named = invoice.payments.first(where: { $0.reference == payment.paymentID.text }) { return named.markID }
        let marks = invoice.payments.filter { mark in
            mark.amount == payment.amountCents && account.importedMarks.contains(mark.markID) && mark.reference?.hasPrefix("tr_") != true
        }
        let reader = PaymentReader(connection: work.connection)
        return try marks.first { try !reader.hasMarked($0.markID) }?.markID
    }

    /// It pays what is open of the invoice, by the rule for any money that comes.
    private func receive(_ payment: inout PaymentRecorded) throws -> Int {
        guard var receipt = payment.receipt(.random(), on: work.now.date), let account = payment.accountID else { return 0 }
        receipt.cause = .imported
        let execution = try work.execute(receipt, on: account.description)
        payment = payment.judged(by: execution.state)
        return execution.events.count
    }
}

extension AccountState {
    /// Throws `Rejection`.
    fileprivate func invoice(numbered number: String) throws -> InvoiceState {
        guard let invoice = invoices.values.first(where: { $0.number == number }) else {
            throw Rejection.field("invoice_number", "the account has no invoice \(number)")
        }
        return invoice
    }
}
