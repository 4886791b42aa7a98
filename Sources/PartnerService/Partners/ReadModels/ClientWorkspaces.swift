import Contracts
import Database
import EventKit
import EventSourcing

/// Which workspaces are there, whose are they, and do they pay for themselves? The newest fact counts, and of two of one moment the greater id.
struct ClientWorkspaces: Projection {
    let name = "workspaces"
    let tables = ["workspaces"]
    let migrations = [
        Migration(
            "workspaces",
            """
            CREATE TABLE workspaces (
                workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                name TEXT NOT NULL,
                is_external INTEGER NOT NULL CHECK (is_external IN (0, 1)),
                deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX workspaces_by_organisation ON workspaces (organisation_id, workspace_id);
            """)
    ]

    struct Workspace: Sendable, Equatable {
        let organisationID: OrganisationID
        let name: String
        let isExternal: Bool
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let handoff = try event.decode(WorkspaceHandedOff.self) {
                try move(handoff, work.connection)
                continue
            }
            guard let fact = try event.decode(WorkspaceChanged.self) else { continue }
            let stamp = event.stamp
            let owner = try Handoffs.owner(of: fact.workspaceID, toldAs: fact.organisationID, work.connection)
            try work.connection.execute(
                """
                INSERT INTO workspaces (workspace_id, organisation_id, name, is_external, deleted, fact_at, fact_nanoseconds, fact_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace_id) DO UPDATE SET organisation_id = excluded.organisation_id, name = excluded.name,
                    is_external = excluded.is_external, deleted = excluded.deleted, fact_at = excluded.fact_at,
                    fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
                WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id)
                    > (workspaces.fact_at, workspaces.fact_nanoseconds, workspaces.fact_id)
                """,
                [
                    fact.workspaceID.sqlValue, owner.sqlValue, fact.name.text.sqlValue,
                    (fact.usageContext == .external).sqlValue, (fact.deleted ?? false).sqlValue, stamp.at.sqlValue,
                    stamp.nanoseconds.sqlValue, stamp.id.sqlValue,
                ])
        }
    }

    /// How many external workspaces an organisation has.
    static func externalCount(of id: OrganisationID, _ connection: Connection) throws -> Int {
        let sql = "SELECT count(*) FROM workspaces WHERE organisation_id = ? AND is_external AND NOT deleted"
        return try connection.first(sql, [id.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    /// What a fact says of the rest stays as it was said.
    private func move(_ handoff: WorkspaceHandedOff, _ connection: Connection) throws {
        try connection.execute(
            "UPDATE workspaces SET organisation_id = ? WHERE workspace_id = ? AND organisation_id = ?",
            [handoff.organisationID.sqlValue, handoff.workspaceID.sqlValue, handoff.previousOrganisationID.sqlValue])
    }

    /// Nil for a workspace that the platform has not told of, or has told to be deleted.
    static func workspace(_ id: WorkspaceID, _ connection: Connection) throws -> Workspace? {
        let sql = "SELECT organisation_id, name, is_external FROM workspaces WHERE workspace_id = ? AND NOT deleted"
        return try connection.first(sql, [id.sqlValue]) {
            Workspace(organisationID: $0.id(0), name: $0.text(1), isExternal: $0.bool(2))
        }
    }

    /// To which organisation an external workspace belongs, whose client can be referred. Throws `Rejection` for any other.
    static func organisation(ofClient id: WorkspaceID, _ connection: Connection) throws -> OrganisationID {
        guard let workspace = try workspace(id, connection) else {
            throw Rejection.field("client_workspace_id", "there is no workspace \(id)")
        }
        guard workspace.isExternal else { throw Rejection.pooledClient }
        return workspace.organisationID
    }
}

extension Rejection {
    static let pooledClient = field(
        "client_workspace_id", "client_workspace_id is an internal workspace, which its organisation pays for; name the organisation")
}
