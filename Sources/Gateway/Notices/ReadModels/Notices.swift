import Contracts
import Database
import EventKit
import WireJSON

/// What have staff been told, what of it is dealt with, and who has read what? The newest notices are kept.
struct Notices: Projection {
    static let countMaximum = 10_000

    private static let encoder = WireJSONEncoder()

    let name = "notices"
    let tables = ["notices", "notice_reads"]
    var countMaximum = Notices.countMaximum
    let migrations = [
        Migration(
            "gateway-notices",
            """
            CREATE TABLE notices (
                notice_id BLOB PRIMARY KEY NOT NULL CHECK (length(notice_id) = 16),
                code TEXT NOT NULL,
                audience TEXT NOT NULL CHECK (audience IN ('everyone', 'account-manager')),
                subject TEXT NOT NULL,
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                actor TEXT NOT NULL,
                doer TEXT,
                created_at INTEGER NOT NULL,
                position INTEGER NOT NULL,
                handled_at INTEGER,
                matter BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX notices_in_order ON notices (created_at, notice_id);
            CREATE INDEX notices_open ON notices (created_at, notice_id) WHERE handled_at IS NULL;
            CREATE INDEX notices_by_subject ON notices (subject, position);
            CREATE TABLE notice_reads (
                member_id TEXT NOT NULL CHECK (length(member_id) > 0),
                notice_id BLOB NOT NULL CHECK (length(notice_id) = 16),
                read_at INTEGER NOT NULL,
                PRIMARY KEY (member_id, notice_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX notice_reads_in_order ON notice_reads (read_at);
            """),
        // A database of an older version has read these events already, for the audit trail alone.
        .readingAgain(.billing, as: "gateway-notices-of-the-past"),
        .readingAgain(.billing, as: "gateway-notices-of-payments-of-the-past"),
        .readingAgain(.billing, as: "gateway-notices-of-seats-of-the-past"),
        .readingAgain(.training, as: "gateway-notices-of-trainings-of-the-past"),
        .readingAgain(.partner, as: "gateway-notices-of-partners-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        var hasNew = false
        for event in events {
            for handling in try NoticeHandling.all(of: event) { try apply(handling, event, work.connection) }
            if let notice = try Notice(of: event) {
                try add(notice, position: event.position ?? 0, work.connection)
                hasNew = true
            }
            if let read = try event.decode(NoticeRead.self) { try note(read, at: event.time, work.connection) }
        }
        if hasNew { try forgetOld(work.connection) }
    }

    /// Whether it was told for the first time: something of what it tells may be told again later.
    static func isNew(_ notice: Notice, _ connection: Connection) throws -> Bool {
        let sql = "SELECT created_at FROM notices WHERE notice_id = ?"
        return try connection.first(sql, [notice.id.sqlValue]) { $0.instant(0) == notice.createdAt } ?? false
    }

    private func add(_ notice: Notice, position: Int64, _ connection: Connection) throws {
        let doer: String? =
            switch notice.actor {
            case .staff(let email): email.lowercased()
            case .system: nil
            }
        try connection.execute(
            """
            INSERT INTO notices (notice_id, code, audience, subject, account_id, organisation_id, actor, doer, created_at, position,
                handled_at, matter)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (notice_id) DO NOTHING
            """,
            [
                notice.id.sqlValue, .text(notice.code.rawValue), .text(notice.matter.audience.rawValue), .text(notice.subject.text),
                notice.accountID.sqlValue, notice.organisationID.sqlValue, .text(notice.actor.wireName), doer.sqlValue,
                notice.createdAt.sqlValue, position.sqlValue, try goneAt(notice.subject, connection).sqlValue,
                .blob(try Self.encoder.encode(notice.matter)),
            ])
    }

    /// Since when nobody can deal with it any more, where the platform has told of that first: topics are read in no order among each
    /// other.
    private func goneAt(_ subject: NoticeSubject, _ connection: Connection) throws -> Instant? {
        guard case .externalLed(let organisation) = subject else { return nil }
        return try OrganisationNames.deletedAt(organisation, connection)
    }

    /// Events of one account come in their order, and may come again; what they say of later notices is nothing. One without a position among ours, as
    /// those of the platform, means all that came before it.
    private func apply(_ handling: NoticeHandling, _ event: CloudEvent, _ connection: Connection) throws {
        let position = event.source == EventContext.platform.source ? .max : event.position ?? .max
        switch handling {
        case .handled(let subject):
            try connection.execute(
                "UPDATE notices SET handled_at = ? WHERE subject = ? AND position < ? AND handled_at IS NULL",
                [event.time.sqlValue, .text(subject.text), position.sqlValue])
        case .open(let subject):
            guard try goneAt(subject, connection) == nil else { return }
            try connection.execute(
                "UPDATE notices SET handled_at = NULL WHERE subject = ? AND position < ?", [.text(subject.text), position.sqlValue])
        }
    }

    private func note(_ read: NoticeRead, at instant: Instant, _ connection: Connection) throws {
        for notice in read.noticeIDs {
            try connection.execute(
                """
                INSERT INTO notice_reads (member_id, notice_id, read_at) VALUES (?, ?, ?) ON CONFLICT (member_id, notice_id) DO NOTHING
                """, [.text(read.memberID.text), notice.sqlValue, instant.sqlValue])
        }
    }

    /// Whoever has read a notice has done so after it came: what was read before the oldest one that is left is forgotten too.
    private func forgetOld(_ connection: Connection) throws {
        let sql = "SELECT created_at, notice_id FROM notices ORDER BY created_at DESC, notice_id DESC LIMIT 1 OFFSET ?"
        let oldest = try connection.first(sql, [(countMaximum - 1).sqlValue]) { (at: $0.instant(0), id: $0.id(1, NoticeID.self)) }
        guard let oldest else { return }
        let gone = try connection.execute(
            "DELETE FROM notices WHERE (created_at, notice_id) < (?, ?)", [oldest.at.sqlValue, oldest.id.sqlValue])
        guard gone > 0 else { return }
        try connection.execute("DELETE FROM notice_reads WHERE read_at < ?", [oldest.at.sqlValue])
    }
}
