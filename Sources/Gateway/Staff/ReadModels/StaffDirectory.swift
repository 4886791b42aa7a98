import Contracts
import Database
import EventKit

/// Who works with the back office, when were they last here, and what may they do?
struct StaffDirectory: Projection {
    let name = "staff-directory"
    let tables = ["staff_directory"]
    let migrations = [
        Migration(
            "gateway-staff-directory",
            """
            CREATE TABLE staff_directory (
                member_id TEXT PRIMARY KEY NOT NULL CHECK (length(member_id) > 0),
                email TEXT NOT NULL,
                address TEXT NOT NULL,
                name TEXT,
                sort_key TEXT NOT NULL,
                last_seen_at INTEGER NOT NULL,
                policies TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX staff_directory_in_order ON staff_directory (sort_key, member_id);
            CREATE INDEX staff_directory_by_address ON staff_directory (address, last_seen_at, member_id);
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let seen = try event.decode(StaffSeen.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO staff_directory (member_id, email, address, name, sort_key, last_seen_at, policies) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, address = excluded.address, name = excluded.name,
                    sort_key = excluded.sort_key, last_seen_at = excluded.last_seen_at, policies = excluded.policies
                """,
                [
                    .text(seen.memberID.text), .text(seen.email.text), .text(seen.email.text.lowercased()), (seen.name?.text).sqlValue,
                    .text((seen.name?.text ?? seen.email.text).lowercased()), seen.seenAt.sqlValue,
                    .text(seen.policies.map(\.text).joined(separator: " ")),
                ])
        }
    }
}

extension StaffDirectory {
    /// Where a page ends: its last row.
    struct Position: Codable, Sendable {
        var sortKey: String
        var memberID: String
    }

    /// One page in the order of names, of addresses where there is no name, and where the next begins. Somebody who has come by two ids,
    /// such as a demo's and the platform's, is one row: the one of whom was heard last.
    static func page(_ connection: Connection, limit: Int, from position: Position?) throws -> (rows: [StaffRow], next: Position?) {
        let rows = try connection.query(
            """
            SELECT sort_key, member_id, email, name, last_seen_at, policies,
                (SELECT count(*) FROM account_managers WHERE manager = staff.address)
            FROM staff_directory AS staff
            WHERE (sort_key, member_id) > (?, ?) AND NOT EXISTS (
                SELECT 1 FROM staff_directory AS other
                WHERE other.address = staff.address AND (other.last_seen_at, other.member_id) > (staff.last_seen_at, staff.member_id))
            ORDER BY sort_key, member_id LIMIT ?
            """,
            [.text(position?.sortKey ?? ""), .text(position?.memberID ?? ""), .integer(Int64(limit + 1))]
        ) { row in
            (
                position: Position(sortKey: row.text(0), memberID: row.text(1)),
                row: StaffRow(
                    email: row.text(2), name: row.optionalText(3), lastSeenAt: row.instant(4), accounts: row.int(6),
                    policies: row.text(5).split(separator: " ").map { StaffRow.Policy(policy: String($0), source: .token, until: nil) })
            )
        }
        let page = rows.prefix(limit)
        return (page.map(\.row), rows.count > limit ? page.last?.position : nil)
    }
}
