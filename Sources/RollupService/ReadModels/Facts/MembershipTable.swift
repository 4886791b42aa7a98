import Contracts
import Database
import EventKit

/// Every state of every person's place in every workspace.
struct MembershipTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-memberships",
        """
        CREATE TABLE membership_versions (
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            person BLOB NOT NULL CHECK (length(person) > 1),
            fact_at INTEGER NOT NULL,
            fact_id TEXT NOT NULL,
            role TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('active', 'pending', 'removed')),
            joined_at INTEGER NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('direct', 'inherited', 'staff_support')),
            invited_email TEXT,
            PRIMARY KEY (workspace_id, person, fact_at, fact_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX membership_versions_by_person ON membership_versions (person, workspace_id, role);
        """
    )

    /// Invitations that earlier versions kept didn't say when they lapse.
    static let lapses = Migration(
        "rollup-memberships-lapses", "ALTER TABLE membership_versions ADD COLUMN expires_at INTEGER")

    /// False for a fact that is known already. A fact about nobody can't take effect.
    /// - Parameter invited: the address that the fact names.
    func keep(_ fact: MembershipChanged, invited: AddressKey?, _ stamp: FactStamp) throws -> Bool {
        guard let person = fact.userID.map(Person.user) ?? invited.map(Person.invited) else {
            throw UnprocessableEvent("a membership needs a user_id, or an invited_email that isn't blank")
        }
        return try connection.execute(
            """
            INSERT INTO membership_versions
                (\(FactTime.columns), workspace_id, person, role, state, joined_at, source, invited_key, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, person, fact_at, fact_id) DO NOTHING
            """,
            stamp.sqlValues + [
                fact.workspaceID.sqlValue, .blob(person.key), fact.role.rawValue.sqlValue, fact.state.rawValue.sqlValue,
                fact.joinedAt.sqlValue, fact.source.rawValue.sqlValue, (invited?.text).sqlValue, fact.expiresAt.sqlValue,
            ]
        ) > 0
    }

    /// The histories of everybody in a workspace, and which users the platform itself named together with the address of an invitation.
    func histories(in workspaceID: WorkspaceID) throws -> (histories: [MembershipHistory], usersByAddress: [AddressKey: UserID]) {
        var versions: [Person: [MembershipVersion]] = [:]
        var usersByAddress: [AddressKey: UserID] = [:]
        let sql = """
            SELECT \(FactTime.columns), person, role, state, joined_at, source, expires_at, invited_key FROM membership_versions
            WHERE workspace_id = ?
            """
        try connection.forEach(sql, [workspaceID.sqlValue]) { row in
            let person = try Person(key: row.bytes(3))
            versions[person, default: []].append(try Self.version(row, from: 4))
            if case .user(let user) = person, let key = row.optionalText(9) { usersByAddress[AddressKey(text: key)] = user }
        }
        let endings = try HandoffTable(connection: connection).formerAdmins(of: workspaceID)
        let histories = versions.sorted { $0.key < $1.key }.map { person, versions in
            MembershipHistory(workspaceID: workspaceID, person: person, versions, endings: endings[person] ?? [])
        }
        return (histories, usersByAddress)
    }

    /// The histories of those users in a workspace who have a role or once had.
    func histories(in workspaceID: WorkspaceID, ofThoseEver role: WorkspaceRole) throws -> [MembershipHistory] {
        var versions: [Person: [MembershipVersion]] = [:]
        let sql = """
            SELECT \(FactTime.columns), person, role, state, joined_at, source, expires_at FROM membership_versions
            WHERE workspace_id = ?1 AND person IN (SELECT person FROM membership_versions WHERE workspace_id = ?1 AND role = ?2)
            """
        try connection.forEach(sql, [workspaceID.sqlValue, role.rawValue.sqlValue]) { row in
            versions[try Person(key: row.bytes(3)), default: []].append(try Self.version(row, from: 4))
        }
        let endings = try HandoffTable(connection: connection).formerAdmins(of: workspaceID)
        return versions.map { MembershipHistory(workspaceID: workspaceID, person: $0.key, $0.value, endings: endings[$0.key] ?? []) }
    }

    /// Some of the workspaces in which a person has a place now, or is invited to still; visits of support are none.
    func workspacesNow(of person: Person, limit: Int, now: Instant) throws -> [WorkspaceID] {
        let sql = """
            SELECT workspace_id FROM (SELECT DISTINCT workspace_id FROM membership_versions WHERE person = ?1) AS places
            WHERE (
                SELECT source <> 'staff_support' AND (state = 'active' OR state = 'pending' AND coalesce(expires_at, fact_at + ?3) > ?4)
                FROM membership_versions AS version
                WHERE version.workspace_id = places.workspace_id AND person = ?1 ORDER BY \(FactTime.newestFirst) LIMIT 1
            ) LIMIT ?2
            """
        let arguments = [.blob(person.key), limit.sqlValue, Self.invitationMilliseconds.sqlValue, now.sqlValue]
        return try connection.query(sql, arguments) { $0.id(0) }
    }

    static let invitationMilliseconds = Int64(MembershipVersion.invitationDays) * 86_400_000

    /// The histories of one person in all workspaces.
    func histories(of person: Person) throws -> [MembershipHistory] {
        var versions: [WorkspaceID: [MembershipVersion]] = [:]
        let sql = """
            SELECT \(FactTime.columns), workspace_id, role, state, joined_at, source, expires_at FROM membership_versions WHERE person = ?
            """
        try connection.forEach(sql, [.blob(person.key)]) { row in
            versions[row.id(3), default: []].append(try Self.version(row, from: 4))
        }
        let endings = try HandoffTable(connection: connection).endings(of: person)
        return versions.map { MembershipHistory(workspaceID: $0.key, person: person, $0.value, endings: endings[$0.key] ?? []) }
    }

    /// The stamp stands first; the columns from `role` to `expires_at` begin at an index.
    private static func version(_ row: Row, from index: Int) throws -> MembershipVersion {
        MembershipVersion(
            stamp: row.stamp(0), role: try row.choice(index), state: try row.choice(index + 1), joinedAt: row.instant(index + 2),
            source: try row.choice(index + 3), expiresAt: row.optionalInstant(index + 4))
    }

    /// The workspaces in which a person ever had a place, or only those in which they administered.
    func workspaces(of person: Person, asAdmin: Bool) throws -> [WorkspaceID] {
        let filter = asAdmin ? "AND role IN ('owner', 'admin')" : ""
        let sql = "SELECT DISTINCT workspace_id FROM membership_versions WHERE person = ? \(filter)"
        return try connection.query(sql, [.blob(person.key)]) { $0.id(0) }
    }
}

extension DisplayText {
    /// Nothing but white space, or `␣`, which stands where nothing could be seen.
    var isBlank: Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "␣" } }
}

extension Person {
    private static let userMark = UInt8(ascii: "u")
    private static let invitedMark = UInt8(ascii: "e")

    /// The form in columns: a mark, then the id or the key of the address.
    var key: [UInt8] {
        switch self {
        case .user(let id): [Self.userMark] + id.bytes
        case .invited(let address): [Self.invitedMark] + Array(address.text.utf8)
        }
    }

    init(key: [UInt8]) throws {
        let rest = Array(key.dropFirst())
        switch key.first {
        case Self.userMark:
            guard let id = UserID(bytes: rest) else { throw CorruptColumn(column: "person", value: "\(key.count) bytes") }
            self = .user(id)
        case Self.invitedMark:
            self = .invited(AddressKey(text: String(decoding: rest, as: UTF8.self)))
        case _:
            throw CorruptColumn(column: "person", value: "\(key.count) bytes")
        }
    }
}
