import Contracts
import Database

/// The lines under the accounts, one per workspace and month. Their hours are those of `UsageTable`.
struct WorkspaceMonthTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-workspace-months",
        """
        CREATE TABLE workspace_months (
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            month INTEGER NOT NULL,
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            name TEXT NOT NULL,
            members INTEGER NOT NULL CHECK (members >= 0),
            externals INTEGER NOT NULL CHECK (externals >= 0),
            observers INTEGER NOT NULL CHECK (observers >= 0),
            cap_seconds INTEGER CHECK (cap_seconds > 0),
            discount_kind TEXT,
            discount_percent INTEGER,
            deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            admins BLOB NOT NULL CHECK (length(admins) % 16 = 0),
            PRIMARY KEY (account_id, month, workspace_id)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX workspace_months_by_workspace ON workspace_months (month, workspace_id);
        """
    )

    /// Whether the contacts are the organisation's; earlier versions knew no others than the workspace's own.
    static let contactsOfOrganisation = Migration(
        "rollup-workspace-months-contacts",
        "ALTER TABLE workspace_months ADD COLUMN admins_of_organisation INTEGER NOT NULL DEFAULT 0 CHECK (admins_of_organisation IN (0, 1));"
    )

    private static let columns = """
        account_id, month, workspace_id, name, members, externals, observers, cap_seconds, discount_kind, discount_percent, deleted, admins, \
        admins_of_organisation
        """

    private static let select = """
        SELECT \(columns), coalesce(recorded_seconds, 0), coalesce(counted_seconds, 0), coalesce(deleted_seconds, 0)
        FROM workspace_months LEFT JOIN workspace_usage USING (month, workspace_id)
        """

    /// In the order of their ids.
    /// - Parameter limit: how many at most; nil for all.
    func lines(of accountID: AccountID, _ month: Month, limit: Int? = nil) throws -> [WorkspaceMonth] {
        let sql = "\(Self.select) WHERE account_id = ? AND month = ? ORDER BY workspace_id LIMIT ?"
        return try connection.query(sql, [accountID.sqlValue, month.sqlValue, (limit ?? -1).sqlValue], Self.read)
    }

    func lines(of accountID: AccountID) throws -> [Month: [WorkspaceMonth]] {
        var lines: [Month: [WorkspaceMonth]] = [:]
        let sql = "\(Self.select) WHERE account_id = ? ORDER BY month, workspace_id"
        try connection.forEach(sql, [accountID.sqlValue]) { lines[$0.month(1), default: []].append(try Self.read($0)) }
        return lines
    }

    /// The line of a workspace in a month, and the account it is under.
    func line(_ workspaceID: WorkspaceID, _ month: Month) throws -> (accountID: AccountID, line: WorkspaceMonth)? {
        let sql = "\(Self.select) WHERE month = ? AND workspace_id = ?"
        return try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) { (accountID: $0.id(0), line: try Self.read($0)) }
    }

    /// The account under which the workspace has a line in the month.
    func accountID(_ workspaceID: WorkspaceID, _ month: Month) throws -> AccountID? {
        let sql = "SELECT account_id FROM workspace_months WHERE month = ? AND workspace_id = ?"
        return try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) { $0.id(0) }
    }

    /// The cap of a workspace in a month; nil where its hours are unlimited, and where it has no line.
    func capSeconds(_ workspaceID: WorkspaceID, _ month: Month) throws -> Int64? {
        let sql = "SELECT cap_seconds FROM workspace_months WHERE month = ? AND workspace_id = ?"
        return try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) { $0.optionalInt(0) } ?? nil
    }

    /// A workspace has one line in a month; one that is under another account still moves here.
    func write(_ line: WorkspaceMonth, of accountID: AccountID, _ month: Month) throws {
        try connection.execute(
            """
            INSERT INTO workspace_months (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
            SET account_id = excluded.account_id, name = excluded.name, members = excluded.members, externals = excluded.externals,
                observers = excluded.observers, cap_seconds = excluded.cap_seconds, discount_kind = excluded.discount_kind,
                discount_percent = excluded.discount_percent, deleted = excluded.deleted, admins = excluded.admins,
                admins_of_organisation = excluded.admins_of_organisation
            """,
            [
                accountID.sqlValue, month.sqlValue, line.workspaceID.sqlValue, line.name.sqlValue, line.heads.members.sqlValue,
                line.heads.externals.sqlValue, line.heads.observers.sqlValue, line.capSeconds.sqlValue,
                (line.discount?.kind.rawValue).sqlValue, (line.discount?.percent).sqlValue, line.deleted.sqlValue,
                .blob(line.admins.users.flatMap(\.bytes)), line.admins.areOfOrganisation.sqlValue,
            ])
    }

    func delete(_ workspaceID: WorkspaceID, of accountID: AccountID, _ month: Month) throws {
        try connection.execute(
            "DELETE FROM workspace_months WHERE account_id = ? AND month = ? AND workspace_id = ?",
            [accountID.sqlValue, month.sqlValue, workspaceID.sqlValue])
    }

    private static func read(_ row: Row) throws -> WorkspaceMonth {
        WorkspaceMonth(
            workspaceID: row.id(2), name: row.text(3),
            heads: HeadCount(members: Int(row.int(4)), externals: Int(row.int(5)), observers: Int(row.int(6))),
            usage: row.usage(13), capSeconds: row.optionalInt(7),
            discount: try row.discount(8, 9), deleted: row.bool(10), admins: row.contacts(11, 12))
    }
}
