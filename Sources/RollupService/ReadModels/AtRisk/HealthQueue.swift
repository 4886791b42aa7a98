import Contracts
import Database
import ServiceKit

/// Workspaces whose risk must be looked at again. It is work to do, not a read model: a timer takes it up right after the commit.
final class HealthQueue {
    private let connection: Connection
    private var isAwake = false

    init(connection: Connection) {
        self.connection = connection
    }

    func add(_ workspaceID: WorkspaceID) throws {
        let added = try connection.execute("INSERT OR IGNORE INTO health_queue VALUES (?)", [workspaceID.sqlValue])
        if added > 0 { isAwake = true }
    }

    /// Asks for the timer when anything was added.
    func wake(_ work: UnitOfWork) throws {
        guard isAwake else { return }
        isAwake = false
        try work.schedule(ClockTimers.health, key: "queue", at: work.now)
    }

    func take(limit: Int) throws -> [WorkspaceID] {
        let taken: [WorkspaceID] = try connection.query(
            "SELECT workspace_id FROM health_queue ORDER BY workspace_id LIMIT ?", [limit.sqlValue]
        ) { $0.id(0) }
        for workspaceID in taken { try connection.execute("DELETE FROM health_queue WHERE workspace_id = ?", [workspaceID.sqlValue]) }
        return taken
    }
}
