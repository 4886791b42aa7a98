import Contracts
import Database
import ServiceKit

/// One workspace with its figures of the current month, and the people in it.
struct WorkspaceQuery {
    struct DetailAnswer: Encodable, Sendable {
        var workspaceID: WorkspaceID
        var name: String
        var accountID: AccountID
        var organisationID: OrganisationID
        var organisationName: String
        var usageContext: WorkspaceChanged.UsageContext
        var visibility: Visibility?
        var createdAt: Instant
        var deleted: Bool
        var month: Month
        var tier: Tier
        var seats: Int
        var members: Int
        var externals: Int
        var observers: Int
        var recordedSeconds: Int64
        var countedSeconds: Int64
        var capSeconds: Int64?
        /// Since when `countedSeconds` counts, after a reset in this month.
        var resetAt: Instant?
        var active: Bool
        var discount: Discount?
        var admins: [Contact]
    }

    struct MemberAnswer: Encodable, Sendable {
        var userID: UserID?
        var name: String?
        var email: String?
        var role: WorkspaceRole
        var state: MembershipChanged.State
        var source: MembershipChanged.Source
        var joinedAt: Instant
        /// Whether the person occupies a seat because of this membership.
        var seat: Bool
        var lastLoginAt: Instant?
        var logins30Days: Int

        enum CodingKeys: String, CodingKey {
            case userID, name, email, role, state, source, joinedAt, seat, lastLoginAt
            case logins30Days = "logins_30d"
        }
    }

    let connection: Connection
    let state: RollupState

    init(_ connection: Connection, now: Instant) throws {
        self.connection = connection
        state = try RollupState.load(connection) ?? RollupState(startingAt: now)
    }

    private var contacts: ContactReader { ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter)) }

    /// Nil for a workspace that no fact has told of.
    func detail(_ workspaceID: WorkspaceID) throws -> DetailAnswer? {
        let sql = """
            SELECT name, account_id, organisation_id, usage_context, visibility, created_at, deleted FROM workspace_versions
            WHERE workspace_id = ? ORDER BY \(FactTime.newestFirst) LIMIT 1
            """
        let found = try WorkspaceMonthTable(connection: connection).line(workspaceID, state.openMonth)
        let resetAt = try UsageTable(connection: connection).resetAt(workspaceID, state.openMonth)
        return try connection.first(sql, [workspaceID.sqlValue]) { row in
            let accountID: AccountID = found?.accountID ?? row.id(1)
            let organisationID: OrganisationID = row.id(2)
            let account = try AccountMonthTable(connection: connection).line(of: accountID, state.openMonth)
            let line = found?.line
            let heads = line?.heads ?? HeadCount()
            return DetailAnswer(
                workspaceID: workspaceID, name: row.text(0), accountID: accountID, organisationID: organisationID,
                organisationName: try OrganisationTable(connection: connection).name(organisationID), usageContext: try row.choice(3),
                visibility: try row.optionalChoice(4), createdAt: row.instant(5), deleted: row.bool(6), month: state.openMonth,
                tier: account?.line.tier ?? .free, seats: heads.seats, members: heads.members, externals: heads.externals,
                observers: heads.observers, recordedSeconds: line?.usage.recordedSeconds ?? 0,
                countedSeconds: line?.usage.countedSeconds ?? 0, capSeconds: line?.capSeconds, resetAt: resetAt,
                active: line?.active ?? false, discount: line?.discount, admins: try contacts.contacts(line?.admins ?? []))
        }
    }

    /// Everybody in the workspace now, also those who occupy no seat; owners and admins first, then by name.
    func members(_ workspaceID: WorkspaceID) throws -> [MemberAnswer] {
        let reader = contacts
        let members = try MembershipTable(connection: connection).histories(in: workspaceID).histories.compactMap { history in
            try history.versions.last.flatMap { try answer(history.person, $0.version, reader) }
        }
        let order = WorkspaceRole.allCases
        return members.sorted { left, right in
            let ranks = (order.firstIndex(of: left.role) ?? 0, order.firstIndex(of: right.role) ?? 0)
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            return (left.name ?? left.email ?? "").lowercased() < (right.name ?? right.email ?? "").lowercased()
        }
    }

    private func answer(_ person: Person, _ version: MembershipVersion, _ reader: ContactReader) throws -> MemberAnswer? {
        guard version.state != .removed else { return nil }
        let seat = version.counts && version.role.occupiesSeat
        switch person {
        case .user(let userID):
            let contact = try reader.contact(userID)
            return MemberAnswer(
                userID: userID, name: contact.name, email: contact.email, role: version.role, state: version.state,
                source: version.source, joinedAt: version.joinedAt, seat: seat, lastLoginAt: contact.lastLoginAt,
                logins30Days: contact.logins30Days)
        case .invited(let email):
            return MemberAnswer(
                userID: nil, name: nil, email: email, role: version.role, state: version.state, source: version.source,
                joinedAt: version.joinedAt, seat: seat, lastLoginAt: nil, logins30Days: 0)
        }
    }
}
