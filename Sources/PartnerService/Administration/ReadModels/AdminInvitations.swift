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
            try work.connection.execute("DELETE FROM admin_invitations WHERE invitation_id = ?", [id.sqlValue])
        }
    ]

    struct Invitation: Sendable, Equatable {
        let id: AdminInvitationID
        let email: String
        let askedBy: String
        let endsAt: Instant

        /// Upper and lower case are the same, and white space around it is none of the address.
        func isTo(_ address: String) -> Bool { address.trimmed.lowercased() == email.trimmed.lowercased() }
    }

    static func keep(_ invitation: Invitation, to workspace: WorkspaceID, _ work: UnitOfWork) throws {
        try work.connection.execute(
            "INSERT INTO admin_invitations (invitation_id, workspace_id, email, asked_by, ends_at) VALUES (?, ?, ?, ?, ?)",
            [
                invitation.id.sqlValue, workspace.sqlValue, invitation.email.sqlValue, invitation.askedBy.sqlValue,
                invitation.endsAt.sqlValue,
            ])
        try work.schedule(timer, key: invitation.id.description, at: invitation.endsAt)
    }

    /// Those that stand.
    static func invitations(to workspace: WorkspaceID, at now: Instant, _ connection: Connection) throws -> [Invitation] {
        let sql = """
            SELECT invitation_id, email, asked_by, ends_at FROM admin_invitations WHERE workspace_id = ? AND ends_at > ? ORDER BY ends_at
            """
        return try connection.query(sql, [workspace.sqlValue, now.sqlValue]) {
            Invitation(id: $0.id(0), email: $0.text(1), askedBy: $0.text(2), endsAt: $0.instant(3))
        }
    }

    /// Of somebody whom the platform has deleted.
    static func forget(_ address: String, _ connection: Connection) throws {
        try connection.execute("DELETE FROM admin_invitations WHERE lower(email) = lower(?)", [address.sqlValue])
    }
}
