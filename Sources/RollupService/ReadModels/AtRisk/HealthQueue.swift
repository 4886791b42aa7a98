import Contracts
import Database
import EventKit

/// Workspaces whose risk must be looked at again. It is work to do, not a read model, and is emptied by a timer.
struct HealthQueue {
    let connection: Connection

    func add(_ workspaceID: WorkspaceID) throws {
        let sql = "INSERT INTO health_queue VALUES (?) ON CONFLICT (workspace_id) DO NOTHING"
        try connection.execute(sql, [workspaceID.sqlValue])
    }

    /// Asks for the timer when there is something to do. Not done by the read model itself: while past events are read again after a rebuild,
    /// what they add is nothing to announce.
    func wake(_ work: UnitOfWork) throws {
        let isFilled = try connection.first("SELECT 1 FROM health_queue LIMIT 1") { _ in true } ?? false
        if isFilled { try work.schedule(ClockTimers.health, key: "queue", at: work.now) }
    }

    func take(limit: Int) throws -> [WorkspaceID] {
        let taken: [WorkspaceID] = try connection.query(
            "SELECT workspace_id FROM health_queue ORDER BY workspace_id LIMIT ?", [limit.sqlValue]
        ) { $0.id(0) }
        for workspaceID in taken { try connection.execute("DELETE FROM health_queue WHERE workspace_id = ?", [workspaceID.sqlValue]) }
        return taken
    }
}
