import Database
import StaffAPI

/// Payments of the provider that can't be read, and why. They are recorded nowhere, since nothing of them is an amount of ours; they are
/// counted, so that nobody takes the list for all there is.
enum UnreadPayments {
    static let migration = Migration(
        "unread-payments",
        """
        CREATE TABLE unread_payments (
            payment_id TEXT PRIMARY KEY NOT NULL CHECK (payment_id <> ''),
            reason TEXT NOT NULL CHECK (reason IN ('other_currency', 'unreadable'))
        ) STRICT, WITHOUT ROWID;
        """
    )

    static func note(_ id: String, _ reason: PaymentsAnswer.Unread.Reason, _ connection: Connection) throws {
        try connection.execute(
            "INSERT INTO unread_payments (payment_id, reason) VALUES (?1, ?2) ON CONFLICT (payment_id) DO UPDATE SET reason = ?2",
            [.text(id), .text(reason.rawValue)])
    }

    /// It could be read after all.
    static func forget(_ id: String, _ connection: Connection) throws {
        try connection.execute("DELETE FROM unread_payments WHERE payment_id = ?", [.text(id)])
    }

    static func counts(_ connection: Connection) throws -> [PaymentsAnswer.Unread] {
        try connection.query("SELECT reason, count(*) FROM unread_payments GROUP BY reason ORDER BY reason") { row in
            PaymentsAnswer.Unread(reason: Word(text: row.text(0)), payments: Int(row.int(1)))
        }
    }
}
