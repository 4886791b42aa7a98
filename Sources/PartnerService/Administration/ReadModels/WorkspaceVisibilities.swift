import Contracts
import Database
import EventKit

/// Who may find and open a workspace? Whatever was said last counts, by the platform or by staff; of two of one moment the greater id.
struct WorkspaceVisibilities: Projection {
    let name = "workspace_visibilities"
    let tables = ["workspace_visibilities"]
    let migrations = [
        Migration(
            "workspace-visibilities",
            """
            CREATE TABLE workspace_visibilities (
                workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
                visibility TEXT NOT NULL CHECK (visibility IN ('open_to_organisation', 'invite_only', 'private')),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let fact = try event.decode(WorkspaceChanged.self), let visibility = fact.visibility {
                try keep(visibility, of: fact.workspaceID, event.stamp, work.connection)
            } else if let set = try event.decode(WorkspaceVisibilitySet.self) {
                try keep(set.visibility, of: set.workspaceID, event.stamp, work.connection)
            }
        }
    }

    private func keep(_ visibility: Visibility, of workspace: WorkspaceID, _ stamp: FactStamp, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO workspace_visibilities VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id) DO UPDATE SET visibility = excluded.visibility, fact_at = excluded.fact_at,
                fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
            """,
            [
                workspace.sqlValue, visibility.rawValue.sqlValue, stamp.at.sqlValue, stamp.nanoseconds.sqlValue, stamp.id.sqlValue,
            ])
    }

    static func visibility(of id: WorkspaceID, _ connection: Connection) throws -> Visibility? {
        let sql = "SELECT visibility FROM workspace_visibilities WHERE workspace_id = ?"
        return try connection.first(sql, [id.sqlValue]) { Visibility(rawValue: $0.text(0)) } ?? nil
    }
}
