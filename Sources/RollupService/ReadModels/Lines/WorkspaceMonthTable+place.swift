import Contracts
import Database
import ServiceKit

extension WorkspaceMonthTable {
    /// The little of a line that a recording needs to know.
    struct Place {
        let accountID: AccountID
        let usage: Usage
        let capSeconds: Int64?
    }

    func place(_ workspaceID: WorkspaceID, _ month: Month) throws -> Place? {
        let sql = """
            SELECT account_id, recorded_seconds, counted_seconds, cap_seconds FROM workspace_months WHERE workspace_id = ? AND month = ?
            """
        return try connection.first(sql, [workspaceID.sqlValue, month.sqlValue]) { row in
            Place(
                accountID: row.id(0), usage: Usage(recordedSeconds: row.int(1), countedSeconds: row.int(2)), capSeconds: row.optionalInt(3))
        }
    }
}
