import Contracts
import Database

/// The reasons that were last announced for each workspace at risk, from this service's own events.
struct HealthTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-health",
        """
        CREATE TABLE workspace_health (
            workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
            reasons TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE health_queue (
            workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16)
        ) STRICT, WITHOUT ROWID;
        """
    )

    struct Announced: Equatable {
        let accountID: AccountID
        let organisationID: OrganisationID
        let reasons: [RiskReason]
    }

    func keep(_ event: AccountHealthChanged) throws {
        guard !event.reasons.isEmpty else {
            try connection.execute("DELETE FROM workspace_health WHERE workspace_id = ?", [event.workspaceID.sqlValue])
            return
        }
        try connection.execute(
            "INSERT OR REPLACE INTO workspace_health VALUES (?, ?, ?, ?)",
            [
                event.workspaceID.sqlValue, event.accountID.sqlValue, event.organisationID.sqlValue,
                event.reasons.map(\.rawValue).joined(separator: " ").sqlValue,
            ])
    }

    func announced(_ workspaceID: WorkspaceID) throws -> Announced? {
        let sql = "SELECT account_id, organisation_id, reasons FROM workspace_health WHERE workspace_id = ?"
        return try connection.first(sql, [workspaceID.sqlValue]) { row in
            Announced(
                accountID: row.id(0), organisationID: row.id(1),
                reasons: row.text(2).split(separator: " ").compactMap { RiskReason(rawValue: String($0)) })
        }
    }
}
