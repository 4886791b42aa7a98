import Contracts
import Database

/// Which workspaces have staff handed from whom to whom? What names the former organisation, whenever it was said, means the one that it went to. A read
/// model of each service that asks whose a workspace is; it stands before those that ask.
public struct Handoffs: Projection {
    public let name = "handoffs"
    public let tables = ["handoffs"]
    public let migrations = [
        Migration(
            "handoffs",
            """
            CREATE TABLE handoffs (
                workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
                at INTEGER NOT NULL,
                event_id TEXT NOT NULL,
                from_organisation_id BLOB NOT NULL CHECK (length(from_organisation_id) = 16),
                to_organisation_id BLOB NOT NULL CHECK (length(to_organisation_id) = 16),
                PRIMARY KEY (workspace_id, at, event_id)
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    public init() {}

    public func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let handoff = try event.decode(WorkspaceHandedOff.self) else { continue }
            try work.connection.execute(
                "INSERT INTO handoffs VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [
                    handoff.workspaceID.sqlValue, handoff.effectiveAt.sqlValue, event.id.sqlValue,
                    handoff.previousOrganisationID.sqlValue, handoff.organisationID.sqlValue,
                ])
        }
    }

    /// Whose a workspace is of which a fact of the platform says that it is of an organisation.
    public static func owner(
        of workspace: WorkspaceID, toldAs organisation: OrganisationID, _ connection: Connection
    ) throws -> OrganisationID {
        let sql = "SELECT from_organisation_id, to_organisation_id FROM handoffs WHERE workspace_id = ? ORDER BY at, event_id"
        let steps: [(OrganisationID, OrganisationID)] = try connection.query(sql, [workspace.sqlValue]) { ($0.id(0), $0.id(1)) }
        return steps.reduce(organisation) { $1.0 == $0 ? $1.1 : $0 }
    }
}
