import Contracts
import Database
import EventKit
import Mail

/// A member of staff who may be written to: seen within 90 days, in good standing on the platform, and with an address that mails can go to.
struct NoticeRecipient: Sendable, Equatable {
    let memberID: StaffMemberID
    let email: String
    let name: String?

    var mailbox: Mailbox? { .reaching(email, named: name) }

    /// Everybody whom a notice is for, without who did what it tells of.
    static func all(for notice: Notice, at now: Instant, _ connection: Connection) throws -> [NoticeRecipient] {
        let people =
            switch notice.matter.audience {
            case .everyone: try found(connection, "TRUE", at: now)
            case .accountManager:
                try found(
                    connection, "address = (SELECT manager FROM account_managers WHERE account_id = ?2)", [notice.accountID.sqlValue],
                    at: now)
            }
        return people.filter { !notice.isDoing(of: $0.email) }
    }

    /// Nil for somebody who is not to be written to any more.
    static func member(_ id: StaffMemberID, at now: Instant, _ connection: Connection) throws -> NoticeRecipient? {
        try found(connection, "member_id = ?2", [.text(id.text)], at: now).first
    }

    /// Somebody who has come by two ids is the one of whom was heard last.
    private static func found(
        _ connection: Connection, _ condition: String, _ values: [SQLValue] = [], at now: Instant
    ) throws -> [NoticeRecipient] {
        let sql = """
            SELECT member_id, email, name FROM staff_directory AS staff WHERE last_seen_at > ?1 AND NOT EXISTS (
                SELECT 1 FROM staff_directory AS other
                WHERE other.address = staff.address AND (other.last_seen_at, other.member_id) > (staff.last_seen_at, staff.member_id))
            AND \(condition) ORDER BY member_id
            """
        let seenSince = now.adding(days: -StaffList.unseenDays)
        let found = try connection.query(sql, [seenSince.sqlValue] + values) { row in
            StaffMemberID(row.text(0)).map { NoticeRecipient(memberID: $0, email: row.text(1), name: row.optionalText(2)) }
        }
        return try found.compactMap { $0 }.filter { recipient in
            let user = try PlatformUsers.user(loginID: recipient.memberID, connection)
            return recipient.mailbox != nil && (user.map { !$0.isDeleted && !$0.isSuspended && $0.isStaff } ?? true)
        }
    }
}
