import Contracts
import Database
import EventKit

/// What staff keep for themselves of a referral. It is the one thing of this service that stands in no event, since those are for other systems and
/// for partners to read: a backup keeps it, and `recover`, which reads the topic, can't bring it back.
enum InternalNotes {
    static let migration = Migration(
        "internal-notes",
        """
        CREATE TABLE internal_notes (
            referral_id BLOB PRIMARY KEY NOT NULL CHECK (length(referral_id) = 16),
            text TEXT NOT NULL CHECK (length(text) > 0)
        ) STRICT, WITHOUT ROWID;
        """)

    static func text(of referral: ReferralID, _ connection: Connection) throws -> String? {
        try connection.first("SELECT text FROM internal_notes WHERE referral_id = ?", [referral.sqlValue]) { $0.text(0) }
    }

    /// - Parameter text: nil for none any more.
    static func keep(_ text: String?, of referral: ReferralID, _ connection: Connection) throws {
        guard let text else {
            try connection.execute("DELETE FROM internal_notes WHERE referral_id = ?", [referral.sqlValue])
            return
        }
        try connection.execute(
            "INSERT INTO internal_notes VALUES (?, ?) ON CONFLICT (referral_id) DO UPDATE SET text = excluded.text",
            [referral.sqlValue, text.sqlValue])
    }
}
