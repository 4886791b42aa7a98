import Contracts
import Database
import EventKit

/// Lets referrals earn by what billing tells of payments, in the transaction that takes the news in.
struct KickbackIntake {
    let work: UnitOfWork

    static let subscription = TopicSubscription(.billing) { events, work in
        for event in events { try KickbackIntake(work: work.following(event)).take(event) }
    }

    private var money: ClientMoney { ClientMoney(connection: work.connection) }

    private func take(_ event: CloudEvent) throws {
        if let issued = try event.decode(InvoiceIssued.self) {
            // What was paid of it may have been told before.
            try count(invoice: issued.invoiceID, of: issued.accountID)
        } else if let part = try event.decode(InvoicePartPaid.self) {
            try count(invoice: part.invoiceID, of: part.accountID)
        } else if let paid = try event.decode(InvoicePaid.self) {
            try count(invoice: paid.invoiceID, of: paid.accountID)
        } else if let withdrawn = try event.decode(InvoicePaymentWithdrawn.self) {
            try count(invoice: withdrawn.invoiceID, of: withdrawn.accountID)
        } else if let note = try event.decode(CreditNoteIssued.self) {
            try count(invoice: note.invoiceID, of: note.accountID)
        } else if let payment = try event.decode(PaymentRecorded.self) {
            try count(charge: payment.paymentID)
        } else if let assigned = try event.decode(PaymentAssigned.self) {
            try count(charge: assigned.paymentID)
        }
    }

    /// All that a referral may earn by: what was paid before it was agreed, or before its days moved, may lie within them. Answers how many events it
    /// came to.
    @discardableResult
    func countAll(for referral: ReferralID, of account: AccountID) throws -> Int {
        try money.payments(of: account).map { try count($0, for: referral) }.reduce(0, +)
    }

    private func count(invoice: InvoiceID, of account: AccountID) throws {
        let referrals = try ReferralReader.referrals(of: account, work.connection)
        guard !referrals.isEmpty else { return }
        for payment in try money.payments(for: invoice) {
            for referral in referrals { try count(payment, for: referral) }
        }
    }

    /// A payment that stands on an invoice is counted as what came for that.
    private func count(charge: ShortText) throws {
        guard let account = try money.account(of: charge) else { return }
        let referrals = try ReferralReader.referrals(of: account, work.connection)
        guard !referrals.isEmpty else { return }
        var payments = try money.payments(by: charge)
        if let invoice = try money.invoice(of: charge) { payments += try money.payments(for: invoice) }
        for payment in payments {
            for referral in referrals { try count(payment, for: referral) }
        }
    }

    @discardableResult
    private func count(_ payment: ClientPayment, for referral: ReferralID) throws -> Int {
        try work.execute(CountPayment(payment: payment), on: referral.description).events.count
    }
}
