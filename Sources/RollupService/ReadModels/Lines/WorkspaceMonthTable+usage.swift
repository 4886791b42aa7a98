import Contracts
import Database
import ServiceKit

extension WorkspaceMonthTable {
    /// The little of a line that follows from a recording.
    struct Counted {
        let accountID: AccountID
        /// After the addition.
        let usage: Usage
        let capSeconds: Int64?
    }

    /// Adds to the usage of a line; nil where the workspace has no line in the month.
    func add(_ delta: Usage, to workspaceID: WorkspaceID, _ month: Month) throws -> Counted? {
        let sql = """
            UPDATE workspace_months SET recorded_seconds = recorded_seconds + ?3, counted_seconds = counted_seconds + ?4
            WHERE workspace_id = ?1 AND month = ?2 RETURNING account_id, recorded_seconds, counted_seconds, cap_seconds
            """
        let arguments = [workspaceID.sqlValue, month.sqlValue, delta.recordedSeconds.sqlValue, delta.countedSeconds.sqlValue]
        // All rows are taken: a statement that is reset before its end would take its change back.
        return try connection.query(sql, arguments) { row in
            Counted(
                accountID: row.id(0), usage: Usage(recordedSeconds: row.int(1), countedSeconds: row.int(2)), capSeconds: row.optionalInt(3))
        }.first
    }
}
