import StaffAPI
import WebKit

/// The lines of the export, one per payment.
enum PaymentExport {
    static let header = CSV.line([
        "payment_id", "account_id", "organisation_name", "status", "kind", "amount_cents", "refunded_cents", "charged_back_cents",
        "sequence_type", "method", "description", "created_at", "paid_at", "failure_reason", "invoice_number", "tasks", "test_mode",
        "label",
    ])

    static func line(_ payment: PaymentAnswer) -> String {
        let amounts = [payment.amountCents, payment.refundedCents, payment.chargedBackCents].map { "\($0.amount)" }
        let head = [
            payment.paymentID, payment.accountID?.description ?? "", payment.organisationName ?? "", payment.status,
            payment.kind?.text ?? "",
        ]
        let how = [payment.sequenceType, payment.method ?? "", payment.description]
        let when = [payment.createdAt.description, payment.paidAt?.description ?? "", payment.failureReason ?? ""]
        let tasks = payment.tasks.map(\.text).joined(separator: " ")
        let tail = [payment.invoiceNumber ?? "", tasks, payment.testMode ? "true" : "false", payment.label ?? ""]
        return CSV.line(head + amounts + how + when + tail)
    }
}
