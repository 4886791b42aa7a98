import Contracts
import Database
import Invoicing

/// What of a payment is without VAT: of one for an invoice the net share of that, of a charge of a subscription what the account's VAT leaves of it
/// where charges are taken with VAT.
struct PaymentNet {
    let connection: Connection
    /// Whether the platform takes charges with VAT in them.
    let chargesIncludeVAT: Bool

    /// It is reckoned once, as of when it is known to be paid and what for; what was taken in before stays as it was. Nil while that isn't known.
    func net(of payment: PaymentRecorded, over known: PaymentRecorded?) throws -> Cents? {
        if let known, known.isPaid, Purpose(known) == Purpose(payment) { return known.netCents }
        guard payment.isPaid, let account = payment.accountID else { return nil }
        if let invoice = payment.invoiceID { return payment.markID == nil ? nil : try share(of: payment.amountCents, in: invoice) }
        guard payment.kind.map(PaymentKind.ofSubscriptions.contains) == true else { return nil }
        guard chargesIncludeVAT else { return payment.amountCents }
        return try KnownDetails(of: account, connection).chargedRate.net(of: payment.amountCents)
    }

    private func share(of amount: Cents, in invoice: InvoiceID) throws -> Cents? {
        let document = try InvoiceReader(connection: connection).document(invoice)?.document
        return document.map { amount.share($0.netCents, of: $0.totalCents) }
    }

    /// Whose payment it is, and what for.
    private struct Purpose: Equatable {
        let account: AccountID?
        let kind: PaymentKind?
        let invoice: InvoiceID?
        let mark: PaymentMarkID?

        init(_ payment: PaymentRecorded) {
            account = payment.accountID
            kind = payment.kind
            invoice = payment.invoiceID
            mark = payment.markID
        }
    }
}

extension PaymentKind {
    fileprivate static let ofSubscriptions: Set<PaymentKind> = [.first, .renewal, .seats, .retry]
}
