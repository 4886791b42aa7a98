import Contracts
import Database
import EventKit

/// How does a member of staff want to be written to about a code? What nobody has said anything about has no row.
struct MailChoices: Projection {
    let name = "mail-choices"
    let tables = ["mail_choices"]
    let migrations = [
        Migration(
            "gateway-mail-choices",
            """
            CREATE TABLE mail_choices (
                member_id TEXT NOT NULL CHECK (length(member_id) > 0),
                code TEXT NOT NULL,
                preference TEXT NOT NULL,
                PRIMARY KEY (member_id, code)
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let set = try event.decode(PreferencesSet.self) else { continue }
            try Self.keep(set.preferences, of: set.memberID, work.connection)
        }
    }

    /// Takes over what was set before there was this table. Where that is done already nothing changes.
    @Sendable static func takeOver(_ work: UnitOfWork) throws {
        for id in try work.connection.query("SELECT member_id FROM staff_directory", [], { $0.text(0) }) {
            guard let member = StaffMemberID(id) else { continue }
            try keep(try work.load(StaffMember.self, id: id).state.preferences, of: member, work.connection)
        }
    }

    static func preference(of member: StaffMemberID, about code: NoticeCode, _ connection: Connection) throws -> MailPreference {
        let sql = "SELECT preference FROM mail_choices WHERE member_id = ? AND code = ?"
        let said = try connection.first(sql, [.text(member.text), .text(code.rawValue)]) { $0.text(0) }
        return said.flatMap(MailPreference.init) ?? MailPreferences.initial
    }

    private static func keep(_ preferences: MailPreferences, of member: StaffMemberID, _ connection: Connection) throws {
        for (code, preference) in preferences.byCode {
            try connection.execute(
                """
                INSERT INTO mail_choices (member_id, code, preference) VALUES (?, ?, ?)
                ON CONFLICT (member_id, code) DO UPDATE SET preference = excluded.preference
                """, [.text(member.text), .text(code.rawValue), .text(preference.rawValue)])
        }
    }
}
