import Contracts
import Database
import EventKit
import StaffAPI
import WireJSON

/// The notices of one member of staff: those for everybody and those of the accounts that they look after now, without what they did themselves.
struct NoticeList: Sendable {
    /// Where a page ends: its last row.
    struct Position: Codable, Sendable {
        var createdAt: Instant
        var noticeID: NoticeID
    }

    /// Which of them.
    struct Filter: Sendable {
        /// Only unread ones, or only read ones; nil for all.
        var isUnread: Bool?
        var code: NoticeCode?
    }

    let memberID: StaffMemberID
    let email: String

    private static let decoder = WireJSONDecoder()
    private static let columns = """
        notices.notice_id, matter, notices.account_id, notices.organisation_id, actor, created_at, handled_at, read_at, name
        """
    private static let source = """
        notices LEFT JOIN notice_reads ON member_id = ?1 AND notice_reads.notice_id = notices.notice_id
            LEFT JOIN organisation_names ON organisation_names.organisation_id = notices.organisation_id
        """
    private static let isTheirs = """
        (audience = 'everyone'
            OR EXISTS (SELECT 1 FROM account_managers WHERE account_managers.account_id = notices.account_id AND manager = ?2))
            AND (doer IS NULL OR doer <> ?2)
        """
    private static let isUnread = "handled_at IS NULL AND read_at IS NULL"

    private var whose: [SQLValue] { [.text(memberID.text), .text(email.lowercased())] }

    /// The newest first.
    func page(
        _ connection: Connection, _ filter: Filter = Filter(), limit: Int, from position: Position? = nil
    ) throws -> (rows: [NoticeRow], next: Position?) {
        var conditions = [Self.isTheirs]
        if let isUnread = filter.isUnread { conditions.append(isUnread ? Self.isUnread : "NOT (\(Self.isUnread))") }
        if filter.code != nil { conditions.append("code = ?3") }
        if position != nil { conditions.append("(created_at, notices.notice_id) < (?4, ?5)") }
        let sql = """
            SELECT \(Self.columns) FROM \(Self.source) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY created_at DESC, notices.notice_id DESC LIMIT ?6
            """
        let values: [SQLValue] = [
            (filter.code?.rawValue).sqlValue, (position?.createdAt).sqlValue, (position?.noticeID).sqlValue, (limit + 1).sqlValue,
        ]
        let found = try rows(connection, sql, whose + values)
        let page = found.prefix(limit)
        let last = page.last.map { Position(createdAt: $0.notice.createdAt, noticeID: $0.notice.id) }
        return (Array(page), found.count > limit ? last : nil)
    }

    /// Nil for one that there isn't, or that isn't for them.
    func row(_ notice: NoticeID, _ connection: Connection) throws -> NoticeRow? {
        let sql = "SELECT \(Self.columns) FROM \(Self.source) WHERE notices.notice_id = ?3 AND \(Self.isTheirs)"
        return try rows(connection, sql, whose + [notice.sqlValue]).first
    }

    func unreadCount(_ connection: Connection) throws -> Int {
        let sql = """
            SELECT count(*) FROM notices LEFT JOIN notice_reads ON member_id = ?1 AND notice_reads.notice_id = notices.notice_id
            WHERE \(Self.isUnread) AND \(Self.isTheirs)
            """
        return try connection.first(sql, whose) { Int($0.int(0)) } ?? 0
    }

    func unread(_ connection: Connection) throws -> [NoticeID] {
        let sql = """
            SELECT notices.notice_id FROM notices LEFT JOIN notice_reads ON member_id = ?1 AND notice_reads.notice_id = notices.notice_id
            WHERE \(Self.isUnread) AND \(Self.isTheirs) ORDER BY created_at, notices.notice_id
            """
        return try connection.query(sql, whose) { $0.id(0) }
    }

    private func rows(_ connection: Connection, _ sql: String, _ values: [SQLValue]) throws -> [NoticeRow] {
        try connection.query(sql, values) { row in
            let notice = Notice(
                id: row.id(0), matter: try Self.decoder.decode(NoticeMatter.self, from: row.bytes(1)), accountID: row.id(2),
                organisationID: row.id(3), actor: Actor(wireName: row.text(4)), createdAt: row.instant(5))
            let handledAt = row.optionalInstant(6)
            return NoticeRow(
                notice: notice, customer: row.optionalText(8), handledAt: handledAt, readAt: row.optionalInstant(7) ?? handledAt)
        }.map { row in
            var row = row
            row.others = try row.notice.matter.namedOrganisations.compactMap { try OrganisationNames.name(of: $0, connection) }
            return row
        }
    }
}
