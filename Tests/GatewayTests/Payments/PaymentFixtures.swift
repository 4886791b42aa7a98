import Contracts
import StaffAPI
import TestKit
@testable import Gateway

extension Fixtures {
    /// A paid renewal of account 1, with what is given changed, which waits for somebody for these reasons.
    static func payment(_ tasks: PaymentAnswer.Task..., change: (inout PaymentRecorded) -> Void = { _ in }) -> PaymentAnswer {
        var payment = PaymentRecorded(
            paymentID: ShortText("tr_7UhSN1"), status: ShortText("paid"), kind: .renewal, amountCents: Cents(121_000),
            sequenceType: ShortText("recurring"), description: DisplayText("Guardian <annual>"), createdAt: t0, testMode: false)
        payment.accountID = id(1) as AccountID
        payment.organisationID = id(3) as OrganisationID
        payment.method = ShortText("directdebit")
        payment.paidAt = t0.adding(seconds: 60)
        payment.dashboardURL = ShortText("https://my.mollie.com/dashboard/payments/tr_7UhSN1")
        change(&payment)
        return PaymentAnswer(
            payment, label: payment.accountID.map { _ in "Gemeente <b>" }, organisationName: "Gemeente",
            invoiceNumber: payment.invoiceID.map { _ in "2026-000123" }, tasks: tasks)
    }

    static func payments(
        _ rows: [PaymentAnswer], next: String? = nil, enabled: Bool = true, testMode: Bool = false, incomplete: Bool = false
    ) -> PaymentsAnswer {
        PaymentsAnswer(
            payments: rows,
            totals: .init(
                payments: 7, paidCents: Cents(363_000), refundedCents: Cents(12_100), chargedBackCents: Cents(5), failed: 2, pending: 3,
                incomplete: incomplete),
            mollie: MollieStanding(enabled: enabled, testMode: testMode), nextCursor: next)
    }

    static func paymentLink(_ state: PaymentLinkAnswer.State, refusal: String? = nil) -> PaymentLinkAnswer {
        PaymentLinkAnswer(
            paymentLinkID: id(90), accountID: id(1), invoiceID: id(50), invoiceNumber: "2026-000123", state: Word(state),
            url: state == .creating || state == .refused ? nil : "https://paymentlink.mollie.com/payment/a<b", amountCents: Cents(740_520),
            description: "Invoice 2026-000123", expiresAt: t0.adding(days: 30), createdBy: "eva@dembrane.com", createdAt: t0,
            refusal: refusal)
    }
}
