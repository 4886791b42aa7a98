import Contracts
import Database
import EventKit

/// Who answers for organisations and workspaces: their owners, admins and billing contacts (DOMAIN §15). In a workspace only direct members do.
/// The newest fact of a person in a place counts; of two of one time, the one with the greater id. Organisations and workspaces have ids of
/// different things, so that one table holds both.
struct ResponsiblePeople: Projection {
    /// Of one account; more than any has.
    static let peopleMaximum = 200

    let name = "responsible-people"
    let tables = ["responsible_people"]
    let migrations = [
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

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
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
    enum Role: String, CaseIterable {
        case billing, owner, admin
    }

    struct Person: Equatable {
        let userID: UserID
        /// Of several the first.
        let role: Role
    }

    /// Everyone who answers for an account, once each, by their roles: for a pooled account those of the organisation and of its workspaces, for a
    /// client's workspace those of the workspace.
    static func people(of account: AccountIdentity, _ connection: Connection) throws -> [Person] {
        let organisation = account.workspaceID == nil ? account.organisationID.sqlValue : .null
        let sql = """
            SELECT user_id, min(CASE role WHEN 'billing' THEN 0 WHEN 'owner' THEN 1 ELSE 2 END) AS rank FROM (
                SELECT user_id, role FROM responsible_people WHERE place_id = ?1 AND role IS NOT NULL
                UNION ALL
                SELECT user_id, role FROM workspaces JOIN responsible_people ON place_id = workspace_id AND role IS NOT NULL
                WHERE account_id = ?2 AND deleted = 0)
            GROUP BY user_id ORDER BY rank, user_id LIMIT ?3
            """
        return try connection.query(sql, [organisation, account.accountID.sqlValue, peopleMaximum.sqlValue]) { row in
            Person(userID: row.id(0), role: Role.allCases[Int(row.int(1))])
        }
    }
}
