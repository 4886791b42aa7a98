import Contracts
import Database
import EventKit

/// Who belongs to which organisation itself? The newest fact counts, and of two of one moment the greater id. Guests are kept as removed.
struct OwnMembers: Projection {
    let name = "own_members"
    let tables = ["own_members"]
    let migrations = [
        Migration(
            "own-members",
            """
            CREATE TABLE own_members (
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                PRIMARY KEY (organisation_id, user_id)
            ) STRICT, WITHOUT ROWID;
            """),
        // A database of an older version has kept guests as members.
        .readingAgain(.platform, as: "own-members-without-guests"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(OrganisationMembershipChanged.self) else { continue }
            let (stamp, isMember) = (event.stamp, fact.role.isOwn && fact.removed != true)
            try work.connection.execute(
                """
                INSERT INTO own_members VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id, user_id) DO UPDATE SET removed = excluded.removed, fact_at = excluded.fact_at,
                    fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
                WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                    >= (own_members.fact_at, own_members.fact_nanoseconds, own_members.fact_id)
                """,
                [
                    fact.organisationID.sqlValue, fact.userID.sqlValue, (!isMember).sqlValue, stamp.at.sqlValue,
                    stamp.nanoseconds.sqlValue, stamp.id.sqlValue,
                ])
        }
    }

    static func count(of organisation: OrganisationID, _ connection: Connection) throws -> Int {
        let sql = "SELECT count(*) FROM own_members WHERE organisation_id = ? AND NOT removed"
        return try connection.first(sql, [organisation.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    static func members(of organisation: OrganisationID, _ connection: Connection) throws -> [UserID] {
        let sql = "SELECT user_id FROM own_members WHERE organisation_id = ? AND NOT removed ORDER BY user_id"
        return try connection.query(sql, [organisation.sqlValue]) { $0.id(0) }
    }

    /// Whoever is or was in an organisation from which the workspace was handed off.
    static func people(whoHandedOff workspace: WorkspaceID, _ connection: Connection) throws -> Set<UserID> {
        let sql = """
            SELECT user_id FROM own_members
            WHERE organisation_id IN (SELECT from_organisation_id FROM handoffs WHERE workspace_id = ?)
            """
        return Set(try connection.query(sql, [workspace.sqlValue]) { $0.id(0) })
    }
}
