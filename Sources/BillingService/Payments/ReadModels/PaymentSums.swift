import Contracts
import Database

/// How many payments of each kind and status were made in each month, and how much was paid, refunded and charged back. A month stands as its first
/// instant, and payments of nothing stand apart with their sum of zero, so that a filter asks these as it asks the payments themselves.
enum PaymentSums {
    static let migration = Migration(
        "payment-sums",
        """
        CREATE TABLE payment_sums (
            created_at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            is_of_nothing INTEGER NOT NULL CHECK (is_of_nothing IN (0, 1)),
            payments INTEGER NOT NULL CHECK (payments >= 0),
            amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
            refunded_cents INTEGER NOT NULL CHECK (refunded_cents >= 0),
            charged_back_cents INTEGER NOT NULL CHECK (charged_back_cents >= 0),
            PRIMARY KEY (created_at, kind, status, is_of_nothing)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO payment_sums
            SELECT CAST(strftime('%s', created_at / 1000, 'unixepoch', 'start of month') || '000' AS INTEGER), coalesce(kind, ''), status,
                amount_cents = 0, count(*), sum(amount_cents), sum(refunded_cents), sum(charged_back_cents)
            FROM payments GROUP BY 1, 2, 3, 4;
        """
    )

    static let table = SumTable(
        "payment_sums", keys: ["created_at", "kind", "status", "is_of_nothing"], count: "payments",
        sums: ["amount_cents", "refunded_cents", "charged_back_cents"])
}

extension SumTable.Part {
    init(_ payment: PaymentRecorded) {
        self.init(
            keys: [
                payment.createdAt.month.start.sqlValue, .text(payment.kind?.rawValue ?? ""), .text(payment.status.text),
                (payment.amountCents == .zero).sqlValue,
            ],
            amounts: [payment.amountCents.sqlValue, payment.refundedCents.sqlValue, payment.chargedBackCents.sqlValue])
    }
}
