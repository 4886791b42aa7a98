import Contracts
import Database

/// The addresses of invitations that stand: the only place where an invited address is kept, and only until the invitation ends. It ends when it lapses, is
/// accepted or withdrawn, and when the platform deletes the user whose address it is.
struct InvitationTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-invitations",
        """
        CREATE TABLE invitations (
            address_key TEXT PRIMARY KEY NOT NULL,
            address TEXT NOT NULL,
            ends_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX invitations_by_end ON invitations (ends_at);
        """)

    /// Nil for an invitation that has ended.
    func address(_ key: AddressKey, now: Instant) throws -> String? {
        let sql = "SELECT address FROM invitations WHERE address_key = ? AND ends_at > ?"
        return try connection.first(sql, [key.text.sqlValue, now.sqlValue]) { $0.text(0) }
    }

    /// Looks again at the invitations to an address, after a fact about one of them or about its user.
    /// - Parameter address: nil where the fact doesn't tell it; then a known one stays or goes.
    /// - Returns: whether an address was erased.
    func refresh(_ key: AddressKey, _ address: EmailAddress?, now: Instant) throws -> Bool {
        guard let end = try end(key), end > now else {
            return try connection.execute("DELETE FROM invitations WHERE address_key = ?", [key.text.sqlValue]) > 0
        }
        if let address {
            try connection.execute(
                """
                INSERT INTO invitations (address_key, address, ends_at) VALUES (?, ?, ?)
                ON CONFLICT (address_key) DO UPDATE SET ends_at = excluded.ends_at
                """, [key.text.sqlValue, address.text.sqlValue, end.sqlValue])
        } else {
            try connection.execute("UPDATE invitations SET ends_at = ? WHERE address_key = ?", [end.sqlValue, key.text.sqlValue])
        }
        return false
    }

    /// Erases the addresses of invitations that have lapsed by now. True when there were some.
    func eraseLapsed(by now: Instant) throws -> Bool {
        try connection.execute("DELETE FROM invitations WHERE ends_at <= ?", [now.sqlValue]) > 0
    }

    /// When the last of the invitations to an address lapses that are pending, of which no user's place in the same workspace says that they were accepted,
    /// and which are younger than the deletion of a user with that address. Nil where none is left.
    private func end(_ key: AddressKey) throws -> Instant? {
        let sql = """
            SELECT max(coalesce(expires_at, fact_at + ?3)) FROM membership_versions AS invitation
            WHERE person = ?1 AND state = 'pending'
            AND NOT EXISTS (
                SELECT 1 FROM membership_versions AS newer WHERE newer.workspace_id = invitation.workspace_id AND newer.person = ?1
                AND (newer.fact_at, newer.fact_nanoseconds, newer.fact_id)
                    > (invitation.fact_at, invitation.fact_nanoseconds, invitation.fact_id))
            AND NOT EXISTS (
                SELECT 1 FROM membership_versions AS place
                WHERE place.invited_key = ?2 AND place.workspace_id = invitation.workspace_id AND place.person <> ?1
                AND place.state <> 'pending' AND place.fact_at >= invitation.fact_at)
            AND fact_at > coalesce((SELECT erased_at FROM erased_addresses WHERE address_key = ?2), ?4)
            """
        let arguments: [SQLValue] = [
            .blob(Person.invited(key).key), .text(key.text), MembershipTable.invitationMilliseconds.sqlValue, .integer(.min),
        ]
        return try connection.first(sql, arguments) { $0.optionalInstant(0) } ?? nil
    }
}
