import Contracts
import Database

/// Which workspaces staff have handed from a partner to a client, when, and who administers them no more since.
struct HandoffTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-handoffs",
        """
        CREATE TABLE workspace_handoffs (
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            fact_at INTEGER NOT NULL,
            fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
            fact_id TEXT NOT NULL,
            from_organisation_id BLOB NOT NULL CHECK (length(from_organisation_id) = 16),
            to_organisation_id BLOB NOT NULL CHECK (length(to_organisation_id) = 16),
            PRIMARY KEY (workspace_id, fact_at, fact_nanoseconds, fact_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workspace_handoffs_by_organisation ON workspace_handoffs (to_organisation_id, workspace_id);
        CREATE TABLE former_admins (
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            user_id BLOB NOT NULL CHECK (length(user_id) = 16),
            fact_at INTEGER NOT NULL,
            fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
            fact_id TEXT NOT NULL,
            PRIMARY KEY (workspace_id, user_id, fact_at, fact_nanoseconds, fact_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX former_admins_by_user ON former_admins (user_id, workspace_id);
        """)

    func keep(_ event: WorkspaceHandedOff, _ stamp: FactStamp) throws {
        try connection.execute(
            """
            INSERT INTO workspace_handoffs (\(FactTime.columns), workspace_id, from_organisation_id, to_organisation_id)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            stamp.sqlValues + [
                event.workspaceID.sqlValue, event.previousOrganisationID.sqlValue, event.organisationID.sqlValue,
            ])
        for user in event.formerAdmins {
            try connection.execute(
                "INSERT INTO former_admins (\(FactTime.columns), workspace_id, user_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                stamp.sqlValues + [event.workspaceID.sqlValue, user.sqlValue])
        }
    }

    /// Oldest first.
    func handoffs(of workspace: WorkspaceID) throws -> [WorkspaceHandoff] {
        let sql = """
            SELECT \(FactTime.columns), from_organisation_id, to_organisation_id FROM workspace_handoffs
            WHERE workspace_id = ? ORDER BY \(FactTime.columns)
            """
        return try connection.query(sql, [workspace.sqlValue]) { WorkspaceHandoff(stamp: $0.stamp(0), from: $0.id(3), to: $0.id(4)) }
    }

    /// When each of those who administered it until a handoff ceased to.
    func formerAdmins(of workspace: WorkspaceID) throws -> [Person: [FactStamp]] {
        let sql = "SELECT \(FactTime.columns), user_id FROM former_admins WHERE workspace_id = ? ORDER BY \(FactTime.columns)"
        let rows: [(Person, FactStamp)] = try connection.query(sql, [workspace.sqlValue]) { (.user($0.id(3)), $0.stamp(0)) }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The same of one person, by workspace.
    func endings(of person: Person) throws -> [WorkspaceID: [FactStamp]] {
        guard case .user(let user) = person else { return [:] }
        let sql = "SELECT \(FactTime.columns), workspace_id FROM former_admins WHERE user_id = ? ORDER BY \(FactTime.columns)"
        let rows: [(WorkspaceID, FactStamp)] = try connection.query(sql, [user.sqlValue]) { ($0.id(3), $0.stamp(0)) }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
}
