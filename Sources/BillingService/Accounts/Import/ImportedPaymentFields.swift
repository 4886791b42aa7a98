import Contracts
import Mollie
import ServiceKit

/// The fields of a payment that Mollie collected in the past.
struct ImportedPaymentFields: Decodable {
    var paymentID: ShortText
    var status: PaymentStatus
    var paymentKind: PaymentKind?
    var sequenceType: ShortText?
    var amountCents: Cents
    var refundedCents: Cents?
    var chargedBackCents: Cents?
    var method: ShortText?
    var description: DisplayText?
    var createdAt: Instant?
    var paidAt: Instant?
    var failureReason: ShortText?
    var mollieCustomerID: ShortText?
    var mollieSubscriptionID: ShortText?
    var invoiceNumber: String?

    func payment(of account: AccountIdentity, by now: Instant) throws -> ImportedPayment {
        try ImportFault.check(MolliePaymentID(paymentID.text) != nil, "payment_id has to be one of Mollie's, such as tr_7UhSN1zuXS")
        try check()
        let createdAt = try ImportFault.need(createdAt ?? paidAt, "created_at")
        for (instant, field) in [(createdAt, "created_at"), (paidAt ?? createdAt, "paid_at")] {
            try ImportFault.check(instant <= now, "\(field) lies in the future (\(instant))")
        }
        var recorded = PaymentRecorded(
            paymentID: paymentID, status: ShortText(stringLiteral: status.rawValue), kind: paymentKind, amountCents: amountCents,
            sequenceType: sequenceType ?? usualSequence, description: description ?? DisplayText(paymentID.text), createdAt: createdAt,
            testMode: false)
        (recorded.accountID, recorded.organisationID) = (account.accountID, account.organisationID)
        recorded.refundedCents = refundedCents ?? .zero
        recorded.chargedBackCents = chargedBackCents ?? .zero
        (recorded.method, recorded.paidAt, recorded.failureReason) = (method, paidAt, failureReason)
        (recorded.mollieCustomerID, recorded.mollieSubscriptionID) = (mollieCustomerID, mollieSubscriptionID)
        recorded.cause = .imported
        return ImportedPayment(recorded: recorded, invoiceNumber: invoiceNumber?.trimmed)
    }

    private func check() throws {
        for (amount, field) in [(amountCents, "amount_cents"), (refundedCents, "refunded_cents"), (chargedBackCents, "charged_back_cents")]
        {
            try ImportFault.check((amount ?? .zero) >= .zero, "\(field) has to be at least 0")
        }
        try ImportFault.check(status != .paid || paidAt != nil, "paid_at is needed where status is paid")
        try ImportFault.check(invoiceNumber == nil || status == .paid, "invoice_number goes with status paid")
    }

    private var usualSequence: ShortText {
        switch paymentKind {
        case .first, .methodChange: "first"
        case .renewal, .seats, .retry: "recurring"
        case .invoiceLink, nil: "oneoff"
        }
    }
}
