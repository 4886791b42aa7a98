import Contracts
import Database
import EventKit

/// Every state of every person's role in every organisation.
struct OrganisationMemberTable {
    let connection: Connection

    static let migrations = [
        Migration(
            "rollup-organisation-members",
            """
            CREATE TABLE organisation_member_versions (
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                role TEXT NOT NULL,
                removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
                PRIMARY KEY (organisation_id, user_id, fact_at, fact_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX organisation_member_versions_by_user ON organisation_member_versions (user_id, role, organisation_id);
            """),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "rollup-organisation-members-of-the-past"),
    ]

    /// False for a fact that is known already.
    func keep(_ fact: OrganisationMembershipChanged, _ stamp: FactStamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO organisation_member_versions (\(FactTime.columns), organisation_id, user_id, role, removed)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organisation_id, user_id, fact_at, fact_id) DO NOTHING
            """,
            stamp.sqlValues + [
                fact.organisationID.sqlValue, fact.userID.sqlValue, fact.role.rawValue.sqlValue, (fact.removed ?? false).sqlValue,
            ]
        ) > 0
    }

    /// All states of those who have one of the roles or once had; of nobody else, who may be many.
    func members(of organisationID: OrganisationID, everAs roles: Set<OrganisationMembershipChanged.Role>) throws -> OrganisationMembers {
        var versions: [UserID: [OrganisationMembers.Version]] = [:]
        let marks = Array(repeating: "?", count: roles.count).joined(separator: ", ")
        let sql = """
            SELECT \(FactTime.columns), user_id, role, removed FROM organisation_member_versions
            WHERE organisation_id = ?1 AND user_id IN (
                SELECT user_id FROM organisation_member_versions WHERE organisation_id = ?1 AND role IN (\(marks)))
            """
        try connection.forEach(sql, [organisationID.sqlValue] + roles.map(\.rawValue).sorted().map(\.sqlValue)) { row in
            versions[row.id(3), default: []].append(
                OrganisationMembers.Version(stamp: row.stamp(0), role: try row.choice(4), removed: row.bool(5)))
        }
        return OrganisationMembers(versions)
    }

    /// The organisations that a user administers or once administered.
    func organisations(administeredBy userID: UserID) throws -> [OrganisationID] {
        let sql = """
            SELECT DISTINCT organisation_id FROM organisation_member_versions WHERE user_id = ? AND role IN ('owner', 'admin')
            """
        return try connection.query(sql, [userID.sqlValue]) { $0.id(0) }
    }
}
