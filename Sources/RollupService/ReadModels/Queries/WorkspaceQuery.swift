import Contracts
import Database
import StaffAPI

/// One workspace with its figures of the current month, and the people in it.
struct WorkspaceQuery {
    let connection: Connection
    let state: RollupState
    private let now: Instant

    init(_ connection: Connection, now: Instant) throws {
        self.connection = connection
        self.now = now
        state = try RollupState.load(connection) ?? RollupState(startingAt: now)
    }

    private var contacts: ContactReader { ContactReader(connection, LoginWindow(currentAfter: state.loginsAfter)) }

    /// Nil for a workspace that no fact has told of.
    func detail(_ workspaceID: WorkspaceID) throws -> WorkspaceDetail? {
        let sql = """
            SELECT name, account_id, organisation_id, usage_context, created_at, deleted FROM workspace_versions
            WHERE workspace_id = ? ORDER BY \(FactTime.newestFirst) LIMIT 1
            """
        let newest = try WorkspaceTable(connection: connection).history(workspaceID).versions.last
        let visibility = try VisibilityTable(connection: connection).visibility(of: workspaceID)
        let owner = try DataOwnerTable(connection: connection).owner(of: workspaceID)
        let found = try WorkspaceMonthTable(connection: connection).line(workspaceID, state.openMonth)
        let resetAt = try UsageTable(connection: connection).resetAt(workspaceID, state.openMonth)
        return try connection.first(sql, [workspaceID.sqlValue]) { row in
            let accountID: AccountID = found?.accountID ?? row.id(1)
            let organisationID: OrganisationID = newest?.organisationID ?? row.id(2)
            let account = try AccountMonthTable(connection: connection).line(of: accountID, state.openMonth)
            let line = found?.line
            let heads = line?.heads ?? HeadCount()
            var detail = WorkspaceDetail(
                workspaceID: workspaceID, name: row.text(0), accountID: accountID,
                accountLabel: account?.line.label ?? "", organisationID: organisationID,
                organisationName: try OrganisationTable(connection: connection).name(organisationID), usageContext: try row.choice(3),
                visibility: visibility, createdAt: row.instant(4), deleted: row.bool(5), month: state.openMonth,
                tier: account?.line.tier ?? .free, seats: heads.seats, members: heads.members, externals: heads.externals,
                observers: heads.observers, recordedSeconds: line?.usage.recordedSeconds ?? 0,
                countedSeconds: line?.usage.countedSeconds ?? 0, capSeconds: line?.capSeconds, resetAt: resetAt,
                active: line?.active ?? false, discount: line?.discount, admins: try contacts.contacts(line?.admins ?? .nobody))
            detail.deletedSeconds = line?.usage.deletedSeconds ?? 0
            detail.lifetimeSeconds = try LifetimeTable(connection: connection).lifetime(workspaceID)?.countedSeconds ?? 0
            detail.lockedSince = try RiskTable(connection: connection).candidate(workspaceID, state.openMonth)?.lockedSince
            detail.dataOwner = owner.flatMap { WorkspaceDetail.DataOwner(name: $0.name, email: $0.email) }
            detail.agreementAcceptedAt = owner?.agreementAt
            detail.usageMonths = try usageMonths(workspaceID, since: detail.createdAt)
            return detail
        }
    }

    private func usageMonths(_ workspaceID: WorkspaceID, since start: Instant) throws -> [WorkspaceDetail.UsageMonth] {
        let newest = state.openMonth
        let usage = try UsageTable(connection: connection).usage(workspaceID, newest.adding(months: 1 - Self.monthsShown)...newest)
        return (0..<Self.monthsShown).map { newest.adding(months: -$0) }.filter { usage[$0] != nil || $0 >= start.month }.map { month in
            let figures = usage[month] ?? Usage()
            return WorkspaceDetail.UsageMonth(
                month: month, recordedSeconds: figures.recordedSeconds, countedSeconds: figures.countedSeconds)
        }
    }

    private static let monthsShown = 12

    /// Everybody in the workspace now, also those who occupy no seat; owners and admins first, then by name.
    func members(_ workspaceID: WorkspaceID) throws -> [WorkspaceMember] {
        let reader = contacts
        let asOf = AsOf(month: now.month, now: now)
        let members = try MembershipTable(connection: connection).histories(in: workspaceID).histories.compactMap { history in
            try history.version(asOf).flatMap { try member(history.person, $0, reader) }
        }
        return members.sorted { Self.place($0) < Self.place($1) }
    }

    private static func place(_ member: WorkspaceMember) -> (Int, String) {
        let rank = member.role.known?.rank ?? WorkspaceRole.allCases.count
        return (rank, (member.name ?? member.email ?? "").lowercased())
    }

    private func member(_ person: Person, _ version: MembershipVersion, _ reader: ContactReader) throws -> WorkspaceMember? {
        guard version.state != .removed else { return nil }
        let (email, contact): (String?, AdminContact?) =
            switch person {
            case .user(let userID): (nil, try reader.contact(userID))
            case .invited(let address): (try InvitationTable(connection: connection).address(address, now: now), nil)
            }
        return WorkspaceMember(
            role: version.role, state: version.state, source: version.source, joinedAt: version.joinedAt,
            seat: version.counts && version.role.occupiesSeat, email: email, contact: contact)
    }
}
