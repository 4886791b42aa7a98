import Contracts
import Database
import EventKit

/// Who sits in the workspaces of each account, as far as invoices need it: people with a seat, not those who are only invited (DOMAIN §1).
/// The newest fact of a person in a workspace counts; of two of one time, the one with the greater id.
struct SeatedPeople: Projection {
    let name = "seated-people"
    let tables = ["seated_people"]
    let migrations = [
        Migration(
            "seated-people",
            """
            CREATE TABLE seated_people (
                workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                is_seated INTEGER NOT NULL CHECK (is_seated IN (0, 1)),
                joined_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                changed_nanoseconds INTEGER NOT NULL CHECK (changed_nanoseconds BETWEEN 0 AND 999999),
                event_id TEXT NOT NULL,
                PRIMARY KEY (workspace_id, user_id)
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "seated-people-of-the-past"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(MembershipChanged.self), let user = fact.userID else { continue }
            let isSeated = fact.state == .active && fact.source == .direct && fact.role.occupiesSeat
            try work.connection.execute(
                """
                INSERT INTO seated_people (workspace_id, user_id, is_seated, joined_at, changed_at, changed_nanoseconds, event_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace_id, user_id) DO UPDATE SET is_seated = excluded.is_seated, joined_at = excluded.joined_at,
                    changed_at = excluded.changed_at, changed_nanoseconds = excluded.changed_nanoseconds, event_id = excluded.event_id
                WHERE (excluded.changed_at, excluded.changed_nanoseconds, excluded.event_id)
                    > (seated_people.changed_at, seated_people.changed_nanoseconds, seated_people.event_id)
                """,
                [
                    fact.workspaceID.sqlValue, user.sqlValue, isSeated.sqlValue, fact.joinedAt.sqlValue, event.time.sqlValue,
                    event.timeNanoseconds.sqlValue, .text(event.id),
                ])
        }
    }

    /// For each person with a seat, in the order in which they came, the workspace that they joined first: its discount is theirs (DOMAIN §3).
    static func workspaces(of account: AccountID, _ connection: Connection) throws -> [WorkspaceID] {
        var seen: Set<UserID> = []
        let sql = """
            SELECT seated_people.workspace_id, user_id FROM workspaces
            JOIN seated_people ON seated_people.workspace_id = workspaces.workspace_id AND is_seated = 1
            WHERE account_id = ? AND deleted = 0 ORDER BY joined_at, seated_people.workspace_id, user_id
            """
        return try connection.query(sql, [account.sqlValue]) { row -> WorkspaceID? in
            seen.insert(row.id(1)).inserted ? row.id(0) : nil
        }.compactMap { $0 }
    }
}
