import Contracts
import Database
import EventKit

/// To which addresses invitations to become admin go, and who asked for them. It stands in no event, since those are kept for ever: the platform asks
/// for it by the id that the event tells, and it is forgotten when the invitation ends.
enum AdminInvitations {
    /// As long as an invitation of the platform stands that doesn't say when it lapses.
    static let days = 7

    private static let timer = "admin-invitation-end"

    static let migration = Migration(
        "admin-invitations",
        """
        CREATE TABLE admin_invitations (
            invitation_id BLOB PRIMARY KEY NOT NULL CHECK (length(invitation_id) = 16),
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            email TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            ends_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX admin_invitations_by_workspace ON admin_invitations (workspace_id, invitation_id);
        """)

    static let handlers: [String: TimerHandler] = [
        timer: { due, work in
            guard let id = AdminInvitationID(due.key) else { throw UnprocessableEvent("\(due.key) is no id of an invitation") }
            try end(id, work)
        }
    ]

    struct Invitation: Sendable, Equatable {
        let id: AdminInvitationID
        let workspaceID: WorkspaceID
        let email: String
        let askedBy: String
        /// When it lapses.
        let endsAt: Instant

        var askedAt: Instant { endsAt.adding(days: -AdminInvitations.days) }

        /// Upper and lower case are the same, and white space around it is none of the address.
        func isTo(_ address: String) -> Bool { address.trimmed.lowercased() == email.trimmed.lowercased() }
    }

    static func keep(_ invitation: Invitation, _ work: UnitOfWork) throws {
        try work.connection.execute(
            "INSERT INTO admin_invitations (invitation_id, workspace_id, email, asked_by, ends_at) VALUES (?, ?, ?, ?, ?)",
            [
                invitation.id.sqlValue, invitation.workspaceID.sqlValue, invitation.email.sqlValue, invitation.askedBy.sqlValue,
                invitation.endsAt.sqlValue,
            ])
        try work.schedule(timer, key: invitation.id.description, at: invitation.endsAt)
    }

    private static let columns = "invitation_id, workspace_id, email, asked_by, ends_at"

    private static func invitation(_ row: Row) -> Invitation {
        Invitation(id: row.id(0), workspaceID: row.id(1), email: row.text(2), askedBy: row.text(3), endsAt: row.instant(4))
    }

    /// Those that stand.
    static func invitations(to workspace: WorkspaceID, at now: Instant, _ connection: Connection) throws -> [Invitation] {
        let sql = "SELECT \(columns) FROM admin_invitations WHERE workspace_id = ? AND ends_at > ? ORDER BY ends_at"
        return try connection.query(sql, [workspace.sqlValue, now.sqlValue], invitation)
    }

    /// Those to all workspaces, with what has lapsed and isn't forgotten yet.
    static func all(_ connection: Connection) throws -> [Invitation] {
        try connection.query("SELECT \(columns) FROM admin_invitations ORDER BY invitation_id", [], invitation)
    }

    /// Nothing of it is kept, so that whoever is invited next under the same address has an invitation of their own.
    static func end(_ id: AdminInvitationID, _ work: UnitOfWork) throws {
        let ended = try work.connection.execute("DELETE FROM admin_invitations WHERE invitation_id = ?", [id.sqlValue])
        if ended > 0 { try work.request(.log) }
    }

    /// Of somebody whom the platform has deleted.
    static func forget(_ address: String, _ work: UnitOfWork) throws {
        for invitation in try all(work.connection) where invitation.isTo(address) { try end(invitation.id, work) }
    }
}
