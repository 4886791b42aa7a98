import Contracts
import Database
import EventKit

/// Who has which place in which workspace? The newest fact counts, and of two of one moment the greater id. Invitations of people who aren't users yet
/// are left out.
struct WorkspaceMembers: Projection {
    let name = "workspace_members"
    let tables = ["workspace_members"]
    let migrations = [
        Migration(
            "workspace-members",
            """
            CREATE TABLE workspace_members (
                workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                role TEXT NOT NULL,
                is_direct INTEGER NOT NULL CHECK (is_direct IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                PRIMARY KEY (workspace_id, user_id)
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "workspace-members-inherited",
            "ALTER TABLE workspace_members ADD COLUMN is_inherited INTEGER NOT NULL DEFAULT 0 CHECK (is_inherited IN (0, 1))"),
        // A database of an older version has kept inherited places as none.
        .readingAgain(.platform, as: "workspace-members-with-inherited"),
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let fact = try event.decode(MembershipChanged.self), let user = fact.userID {
                let source = fact.state == .active ? fact.source : nil
                try keep(user, in: fact.workspaceID, fact.role, source, event.stamp, work.connection)
            } else if let handoff = try event.decode(WorkspaceHandedOff.self) {
                let inherited = Set(handoff.inheritedAdmins ?? [])
                for user in handoff.formerAdmins {
                    let source = inherited.contains(user) ? MembershipChanged.Source.inherited : .direct
                    try keep(user, in: handoff.workspaceID, .member, source, event.stamp, work.connection)
                }
            }
        }
    }

    /// - Parameter source: nil for no place.
    private func keep(
        _ user: UserID, in workspace: WorkspaceID, _ role: WorkspaceRole, _ source: MembershipChanged.Source?, _ stamp: FactStamp,
        _ connection: Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO workspace_members (workspace_id, user_id, role, is_direct, is_inherited, fact_at, fact_nanoseconds, fact_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = excluded.role, is_direct = excluded.is_direct,
                is_inherited = excluded.is_inherited, fact_at = excluded.fact_at, fact_nanoseconds = excluded.fact_nanoseconds,
                fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) >= (fact_at, fact_nanoseconds, fact_id)
            """,
            [
                workspace.sqlValue, user.sqlValue, role.rawValue.sqlValue, (source == .direct).sqlValue, (source == .inherited).sqlValue,
                stamp.at.sqlValue, stamp.nanoseconds.sqlValue, stamp.id.sqlValue,
            ])
    }

    /// Those who have a direct place now, with their roles.
    static func direct(in workspace: WorkspaceID, _ connection: Connection) throws -> [UserID: WorkspaceRole] {
        try places(in: workspace, "is_direct", connection)
    }

    /// The same of those who have a place through the organisation.
    static func inherited(in workspace: WorkspaceID, _ connection: Connection) throws -> [UserID: WorkspaceRole] {
        try places(in: workspace, "is_inherited", connection)
    }

    private static func places(
        in workspace: WorkspaceID, _ condition: String, _ connection: Connection
    ) throws -> [UserID: WorkspaceRole] {
        let sql = "SELECT user_id, role FROM workspace_members WHERE workspace_id = ? AND \(condition)"
        let rows: [(UserID, WorkspaceRole)] = try connection.query(sql, [workspace.sqlValue]) {
            ($0.id(0), WorkspaceRole(rawValue: $0.text(1)) ?? .observer)
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// When it was said last which place somebody has, be it none; nil where that was never said.
    static func toldAt(_ user: UserID, in workspace: WorkspaceID, _ connection: Connection) throws -> Instant? {
        let sql = "SELECT fact_at FROM workspace_members WHERE workspace_id = ? AND user_id = ?"
        return try connection.first(sql, [workspace.sqlValue, user.sqlValue]) { $0.instant(0) }
    }
}

extension AdminCandidates {
    /// A query for whoever is or was in a workspace or an organisation.
    static let everybody = """
        SELECT user_id FROM workspace_members WHERE workspace_id = ?
        UNION SELECT user_id FROM own_members WHERE organisation_id = ?
        """

    /// Places outlive people: whoever is known as deleted is left out.
    init(of workspace: WorkspaceID, in organisation: OrganisationID, _ connection: Connection) throws {
        let deleted = try People.deleted(among: Self.everybody, [workspace.sqlValue, organisation.sqlValue], connection)
        let direct = try WorkspaceMembers.direct(in: workspace, connection).filter { !deleted.contains($0.key) }
        func users(_ roles: Set<WorkspaceRole>) -> Set<UserID> { Set(direct.filter { roles.contains($0.value) }.keys) }
        admins = users([.owner, .admin])
        guests = users([.external, .observer])
        members = Set(direct.keys).subtracting(admins).subtracting(guests)
        let own = Set(try OwnMembers.members(of: organisation, connection))
        colleagues = own.subtracting(direct.keys).subtracting(deleted)
        formerPeople = try OwnMembers.people(whoHandedOff: workspace, connection).subtracting(own)
    }
}
