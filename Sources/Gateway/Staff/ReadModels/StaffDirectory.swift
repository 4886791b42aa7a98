import Contracts
import Database
import EventKit

/// Who has been in the back office, when last, and with which permissions in their token? `StaffList` tells it with what else is known of them.
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
