import Contracts
import Database

/// Who answers for organisations and workspaces: their owners, admins and billing contacts (DOMAIN §15). In a workspace only direct members do.
/// The newest fact of a person in a place counts; of two of one time, the one with the greater id. Organisations and workspaces have ids of
/// different things, so that one table holds both. A read model of each service that writes to them.
public struct ResponsiblePeople: Projection {
    /// Of one account; more than any has.
    public static let peopleMaximum = 200

    public let name = "responsible-people"
    public let tables = ["responsible_people"]
    public let migrations = [
        Migration(
            "responsible-people",
            """
            CREATE TABLE responsible_people (
                place_id BLOB NOT NULL CHECK (length(place_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                role TEXT CHECK (role IN ('owner', 'admin', 'billing')),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                PRIMARY KEY (place_id, user_id)
            ) STRICT, WITHOUT ROWID;
            """
        ),
        // A database of an older version has read these facts already, and kept none of them.
        .readingAgain(.platform, as: "responsible-people-of-the-past"),
    ]

    public init() {}

    public func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let fact = try event.decode(OrganisationMembershipChanged.self) {
                let role = fact.removed == true ? nil : Role(rawValue: fact.role.rawValue)
                try keep(fact.organisationID.sqlValue, fact.userID, role, event.stamp, work.connection)
            } else if let fact = try event.decode(MembershipChanged.self), let user = fact.userID {
                let isDirect = fact.state == .active && fact.source == .direct
                let role = isDirect ? Role(rawValue: fact.role.rawValue) : nil
                try keep(fact.workspaceID.sqlValue, user, role, event.stamp, work.connection)
            } else if let handoff = try event.decode(WorkspaceHandedOff.self) {
                for user in handoff.formerAdmins { try keep(handoff.workspaceID.sqlValue, user, nil, event.stamp, work.connection) }
            }
        }
    }

    private func keep(_ place: SQLValue, _ user: UserID, _ role: Role?, _ stamp: FactStamp, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO responsible_people (place_id, user_id, role, fact_at, fact_nanoseconds, fact_id) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (place_id, user_id) DO UPDATE SET role = excluded.role, fact_at = excluded.fact_at,
                fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                > (responsible_people.fact_at, responsible_people.fact_nanoseconds, responsible_people.fact_id)
            """,
            [
                place, user.sqlValue, (role?.rawValue).sqlValue, stamp.at.sqlValue, stamp.nanoseconds.sqlValue, .text(stamp.id),
            ])
    }

    /// What makes somebody one of an account's people, in the order in which one speaks to them about money; all other roles are kept as none.
    public enum Role: String, Sendable, CaseIterable {
        case billing, owner, admin
    }

    public struct Person: Sendable, Equatable {
        public let userID: UserID
        /// Of several the first.
        public let role: Role
    }

    /// Those of one place: an organisation's, or the direct ones of a workspace.
    public static func people<Tag>(at place: Identifier<Tag>, _ connection: Connection) throws -> [Person] {
        let sql = """
            SELECT user_id, \(rank) FROM responsible_people WHERE place_id = ? AND role IS NOT NULL ORDER BY 2, 1 LIMIT ?
            """
        return try connection.query(sql, [place.sqlValue, peopleMaximum.sqlValue], person)
    }

    /// Everyone who answers for an account, once each, by their roles: those of the organisation, where it pays for all of its workspaces, and of the
    /// workspaces of the account.
    /// - Parameters:
    ///   - organisation: nil for the account of a client's workspace.
    ///   - workspaces: which rows of the service's table `workspaces` are the account's, as a condition on its columns in which `?2` is `value`.
    public static func people(
        of organisation: OrganisationID?, workspaces condition: String, _ value: SQLValue, _ connection: Connection
    ) throws -> [Person] {
        let sql = """
            SELECT user_id, min(\(rank)) FROM (
                SELECT user_id, role FROM responsible_people WHERE place_id = ?1 AND role IS NOT NULL
                UNION ALL
                SELECT user_id, responsible_people.role FROM workspaces
                    JOIN responsible_people ON place_id = workspace_id AND responsible_people.role IS NOT NULL
                WHERE deleted = 0 AND \(condition))
            GROUP BY user_id ORDER BY 2, 1 LIMIT ?3
            """
        return try connection.query(sql, [organisation.sqlValue, value, peopleMaximum.sqlValue], person)
    }

    /// As the place in `Role.allCases`.
    private static let rank = "CASE role WHEN 'billing' THEN 0 WHEN 'owner' THEN 1 ELSE 2 END"

    private static func person(_ row: Row) -> Person { Person(userID: row.id(0), role: Role.allCases[Int(row.int(1))]) }
}
