import StaffAPI

extension PaymentAnswer.Task {
    /// Whether a row of the table of payments is one, as SQL. The first comparison of each is the one by which its index is made, so that
    /// looking for a few among all payments reads those alone.
    var condition: String {
        switch self {
        case .unassigned: "account_id IS NULL"
        // Until all of it has gone back.
        case .paidTwice: "paid_twice = 1 AND refunded_cents + charged_back_cents < amount_cents"
        case .refunded: "refunded_cents > 0 AND \(Self.leavesTooLittle)"
        case .chargedBack: "charged_back_cents > 0 AND \(Self.leavesTooLittle)"
        }
    }

    /// Its mark still stands on an invoice that, without what went back, isn't paid: until the mark is withdrawn, or a credit note says that
    /// so much is no longer due.
    private static let leavesTooLittle = """
        EXISTS (
            SELECT 1 FROM invoice_payments JOIN invoices USING (invoice_id)
            WHERE invoice_payments.invoice_id = payments.invoice_id AND invoice_payments.mark_id = payments.mark_id
                AND paid_cents - payments.refunded_cents - payments.charged_back_cents < total_cents - credited_cents)
        """
}
