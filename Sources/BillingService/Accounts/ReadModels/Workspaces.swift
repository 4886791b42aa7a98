import Contracts
import Database
import EventKit

/// The platform's workspaces as far as billing needs them: which account pays for each, and what going down a tier takes from it.
/// The newest fact of a workspace counts; of two of one time, the one with the greater id.
struct Workspaces: Projection {
    let name = "workspaces"
    let tables = ["workspaces"]
    let migrations = [
        Migration(
            "workspaces",
            """
            CREATE TABLE workspaces (
                workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                is_external INTEGER NOT NULL CHECK (is_external IN (0, 1)),
                has_custom_logo INTEGER NOT NULL CHECK (has_custom_logo IN (0, 1)),
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                changed_at INTEGER NOT NULL,
                event_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX workspaces_by_account ON workspaces (account_id);
            """
        ),
        Migration(
            "workspaces-fact-nanoseconds",
            """
            ALTER TABLE workspaces ADD COLUMN
                changed_nanoseconds INTEGER NOT NULL DEFAULT 0 CHECK (changed_nanoseconds BETWEEN 0 AND 999999)
            """
        ),
    ]

    /// A workspace as its newest fact describes it.
    struct Workspace: Equatable {
        var organisationID: OrganisationID
        var accountID: AccountID
        var isExternal: Bool
        var changedAt: Instant
        var deleted: Bool
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let handoff = try event.decode(WorkspaceHandedOff.self) {
                try move(handoff, work.connection)
                continue
            }
            guard let fact = try event.decode(WorkspaceChanged.self) else { continue }
            let owner = try Handoffs.owner(of: fact.workspaceID, toldAs: fact.organisationID, work.connection)
            let account = fact.accountID == AccountID(of: fact.organisationID) ? AccountID(of: owner) : fact.accountID
            try work.connection.execute(
                """
                INSERT INTO workspaces (workspace_id, organisation_id, account_id, is_external, has_custom_logo, deleted, changed_at,
                    changed_nanoseconds, event_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace_id) DO UPDATE SET organisation_id = excluded.organisation_id, account_id = excluded.account_id,
                    is_external = excluded.is_external, has_custom_logo = excluded.has_custom_logo, deleted = excluded.deleted,
                    changed_at = excluded.changed_at, changed_nanoseconds = excluded.changed_nanoseconds, event_id = excluded.event_id
                WHERE (excluded.changed_at, excluded.changed_nanoseconds, excluded.event_id)
                    > (workspaces.changed_at, workspaces.changed_nanoseconds, workspaces.event_id)
                """,
                [
                    fact.workspaceID.sqlValue, owner.sqlValue, account.sqlValue,
                    .integer(fact.usageContext == .external ? 1 : 0), .integer(fact.hasCustomLogo == true ? 1 : 0),
                    .integer(fact.deleted == true ? 1 : 0), event.time.sqlValue,
                    event.timeNanoseconds.sqlValue, .text(event.id),
                ]
            )
        }
    }

    /// What a fact says of the rest stays as it was said. Only a workspace with an account of its own is handed over.
    private func move(_ handoff: WorkspaceHandedOff, _ connection: Connection) throws {
        try connection.execute(
            "UPDATE workspaces SET organisation_id = ? WHERE workspace_id = ? AND organisation_id = ?",
            [handoff.organisationID.sqlValue, handoff.workspaceID.sqlValue, handoff.previousOrganisationID.sqlValue])
    }

    static func workspace(_ id: WorkspaceID, _ connection: Connection) throws -> Workspace? {
        let sql = "SELECT organisation_id, account_id, is_external, changed_at, deleted FROM workspaces WHERE workspace_id = ?"
        return try connection.first(sql, [id.sqlValue]) {
            Workspace(
                organisationID: $0.id(0), accountID: $0.id(1), isExternal: $0.bool(2), changedAt: $0.instant(3), deleted: $0.bool(4))
        }
    }

    /// For each workspace that an account pays for, whether it shows a logo of its own.
    static func customLogos(of account: AccountID, _ connection: Connection) throws -> [Bool] {
        let sql = "SELECT has_custom_logo FROM workspaces WHERE account_id = ? AND deleted = 0 ORDER BY workspace_id"
        return try connection.query(sql, [account.sqlValue]) { $0.bool(0) }
    }
}
