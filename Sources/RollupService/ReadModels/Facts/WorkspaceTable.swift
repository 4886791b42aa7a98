import Contracts
import Database

/// Every state of every workspace that the platform told.
struct WorkspaceTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-workspaces",
        """
        CREATE TABLE workspace_versions (
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            fact_at INTEGER NOT NULL,
            fact_id TEXT NOT NULL,
            name TEXT NOT NULL,
            organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            usage_context TEXT NOT NULL CHECK (usage_context IN ('internal', 'external')),
            visibility TEXT,
            created_at INTEGER NOT NULL,
            deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            PRIMARY KEY (workspace_id, fact_at, fact_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workspace_versions_by_account ON workspace_versions (account_id, workspace_id);
        CREATE INDEX workspace_versions_by_organisation ON workspace_versions (organisation_id, account_id);
        """
    )

    /// False for a fact that is known already.
    func keep(_ fact: WorkspaceChanged, _ stamp: FactStamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO workspace_versions
                (\(FactTime.columns), workspace_id, name, organisation_id, account_id, usage_context, visibility, created_at, deleted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, fact_at, fact_id) DO NOTHING
            """,
            stamp.sqlValues + [
                fact.workspaceID.sqlValue, fact.name.text.sqlValue, fact.organisationID.sqlValue, fact.accountID.sqlValue,
                fact.usageContext.rawValue.sqlValue, (fact.visibility?.rawValue).sqlValue, fact.createdAt.sqlValue,
                (fact.deleted ?? false).sqlValue,
            ]
        ) > 0
    }

    func history(_ workspaceID: WorkspaceID) throws -> WorkspaceHistory {
        let sql = """
            SELECT \(FactTime.columns), name, organisation_id, account_id, created_at, deleted FROM workspace_versions WHERE workspace_id = ?
            """
        return WorkspaceHistory(
            workspaceID,
            try connection.query(sql, [workspaceID.sqlValue]) { row in
                WorkspaceVersion(
                    stamp: row.stamp(0), name: row.text(3), organisationID: row.id(4), accountID: row.id(5), createdAt: row.instant(6),
                    deleted: row.bool(7))
            }, handedOff: try HandoffTable(connection: connection).handoffs(of: workspaceID))
    }

    /// Every workspace that ever belonged to the account, in the order of their ids.
    func workspaces(of accountID: AccountID) throws -> [WorkspaceID] {
        let sql = "SELECT DISTINCT workspace_id FROM workspace_versions WHERE account_id = ? ORDER BY workspace_id"
        return try connection.query(sql, [accountID.sqlValue]) { $0.id(0) }
    }

    /// Those that belong to the organisation now, or did when they were deleted.
    func workspaces(in organisationID: OrganisationID) throws -> [WorkspaceID] {
        let sql = """
            SELECT workspace_id FROM workspace_versions WHERE organisation_id = ?1
            UNION SELECT workspace_id FROM workspace_handoffs WHERE to_organisation_id = ?1
            """
        let ever: [WorkspaceID] = try connection.query(sql, [organisationID.sqlValue]) { $0.id(0) }
        return try ever.filter { try history($0).versions.last?.organisationID == organisationID }
    }

    /// Every account that the workspace ever belonged to.
    func accounts(of workspaceID: WorkspaceID) throws -> [AccountID] {
        let sql = "SELECT DISTINCT account_id FROM workspace_versions WHERE workspace_id = ?"
        return try connection.query(sql, [workspaceID.sqlValue]) { $0.id(0) }
    }

    /// Every account that ever had a workspace which was ever in the organisation; not always at the same time.
    func accounts(in organisationID: OrganisationID) throws -> [AccountID] {
        let sql = """
            SELECT DISTINCT account_id FROM workspace_versions
            WHERE workspace_id IN (
                SELECT workspace_id FROM workspace_versions WHERE organisation_id = ?1
                UNION SELECT workspace_id FROM workspace_handoffs WHERE to_organisation_id = ?1)
            """
        return try connection.query(sql, [organisationID.sqlValue]) { $0.id(0) }
    }
}
