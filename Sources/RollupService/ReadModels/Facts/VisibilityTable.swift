import Contracts
import Database

/// Who may find and open each workspace, as the platform or staff said last.
struct VisibilityTable {
    let connection: Connection

    /// Begins with what the platform's facts told until now.
    static let migration = Migration(
        "rollup-visibilities",
        """
        CREATE TABLE workspace_visibilities (
            workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
            visibility TEXT NOT NULL,
            fact_at INTEGER NOT NULL,
            fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
            fact_id TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO workspace_visibilities
        SELECT workspace_id, visibility, fact_at, fact_nanoseconds, fact_id FROM (
            SELECT *, row_number() OVER (PARTITION BY workspace_id ORDER BY \(FactTime.newestFirst)) AS place
            FROM workspace_versions WHERE visibility IS NOT NULL
        ) WHERE place = 1;
        """)

    func keep(_ visibility: Visibility, of workspace: WorkspaceID, _ stamp: FactStamp) throws {
        try connection.execute(
            """
            INSERT INTO workspace_visibilities (\(FactTime.columns), workspace_id, visibility) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id) DO UPDATE SET visibility = excluded.visibility, fact_at = excluded.fact_at,
                fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
            WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
            """, stamp.sqlValues + [workspace.sqlValue, visibility.rawValue.sqlValue])
    }

    func visibility(of workspace: WorkspaceID) throws -> Visibility? {
        let sql = "SELECT visibility FROM workspace_visibilities WHERE workspace_id = ?"
        return try connection.first(sql, [workspace.sqlValue]) { try $0.optionalChoice(0) } ?? nil
    }
}
