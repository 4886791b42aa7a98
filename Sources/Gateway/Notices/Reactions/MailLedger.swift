import Contracts
import Database
import EventKit

/// Which notices were, or will be, mailed to whom. It is no read model: what was decided once is not decided again by `rebuild`.
struct MailLedger {
    static let migration = Migration(
        "gateway-notice-mails",
        """
        CREATE TABLE notice_mails (
            member_id TEXT NOT NULL CHECK (length(member_id) > 0),
            notice_id BLOB NOT NULL CHECK (length(notice_id) = 16),
            code TEXT NOT NULL,
            decided_at INTEGER NOT NULL,
            single INTEGER NOT NULL CHECK (single IN (0, 1)),
            digest_at INTEGER,
            PRIMARY KEY (member_id, notice_id),
            CHECK (single = 0 OR digest_at IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notice_mails_singles ON notice_mails (member_id, code, decided_at) WHERE single = 1;
        CREATE INDEX notice_mails_waiting ON notice_mails (member_id, digest_at) WHERE digest_at IS NOT NULL;
        CREATE INDEX notice_mails_done ON notice_mails (decided_at) WHERE digest_at IS NULL;
        """)

    /// What waits for a digest.
    struct Waiting: Sendable {
        let noticeID: NoticeID
        /// Nil for a code that this version doesn't know.
        let code: NoticeCode?
    }

    /// Longer than an event is mailed, so that one that comes twice is known.
    private static let daysKept = 3

    let connection: Connection

    /// When mails of a code went to somebody one by one, after a time.
    func singles(_ code: NoticeCode, to member: StaffMemberID, after start: Instant) throws -> [Instant] {
        let sql = "SELECT decided_at FROM notice_mails WHERE member_id = ? AND code = ? AND single = 1 AND decided_at > ?"
        return try connection.query(sql, [.text(member.text), .text(code.rawValue), start.sqlValue]) { $0.instant(0) }
    }

    func knows(_ notice: NoticeID, to member: StaffMemberID) throws -> Bool {
        let sql = "SELECT 1 FROM notice_mails WHERE member_id = ? AND notice_id = ?"
        return try connection.first(sql, [.text(member.text), notice.sqlValue]) { _ in true } ?? false
    }

    func add(_ notice: Notice, to member: StaffMemberID, _ delivery: NoticeDelivery, at now: Instant) throws {
        let digestAt: Instant? =
            switch delivery {
            case .single: nil
            case .digest(let instant): instant
            }
        try connection.execute(
            "INSERT INTO notice_mails (member_id, notice_id, code, decided_at, single, digest_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(member.text), notice.id.sqlValue, .text(notice.code.rawValue), now.sqlValue, (digestAt == nil).sqlValue,
                digestAt.sqlValue,
            ])
        try connection.execute(
            "DELETE FROM notice_mails WHERE digest_at IS NULL AND decided_at < ?", [now.adding(days: -Self.daysKept).sqlValue])
    }

    /// What waits for somebody's digest of now, the oldest first; it waits no longer.
    func takeDue(of member: StaffMemberID, at now: Instant) throws -> [Waiting] {
        let due = try connection.query(
            "SELECT notice_id, code FROM notice_mails WHERE member_id = ? AND digest_at <= ? ORDER BY decided_at, notice_id",
            [.text(member.text), now.sqlValue]
        ) { Waiting(noticeID: $0.id(0), code: NoticeCode(rawValue: $0.text(1))) }
        try connection.execute(
            "UPDATE notice_mails SET digest_at = NULL WHERE member_id = ? AND digest_at <= ?", [.text(member.text), now.sqlValue])
        return due
    }

    func nextDigest(of member: StaffMemberID) throws -> Instant? {
        let sql = "SELECT min(digest_at) FROM notice_mails WHERE member_id = ? AND digest_at IS NOT NULL"
        return try connection.first(sql, [.text(member.text)]) { $0.optionalInstant(0) } ?? nil
    }
}
