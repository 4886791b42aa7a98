import Contracts
import Database
import ServiceKit

/// One account, one workspace, its members, and the reset of its count.
enum CustomerRoutes {
    struct AccountPart: Encodable, Sendable {
        var account: AccountAnswer
    }

    struct WorkspacePart: Encodable, Sendable {
        var workspace: WorkspaceQuery.DetailAnswer
    }

    struct MembersPart: Encodable, Sendable {
        var workspaceID: WorkspaceID
        var members: [WorkspaceQuery.MemberAnswer]
    }

    struct ResetBody: Decodable {
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(.get, "/accounts/{id}", parameters: ["month"]) { request, connection in
            let accountID: AccountID = try request.id(of: "account")
            guard let account = try account(accountID, try request.month("month"), connection, now: time.now) else {
                throw Problem.notFound("account \(accountID)")
            }
            return AccountPart(account: account)
        }
        routes.query(.get, "/workspaces/{id}") { request, connection in
            let workspace = try workspace(request, connection, now: time.now)
            let cycle = EventStore(connection, source: EventContext.rollup.source)
            let version = try cycle.events(ofStream: "\(UsageCycle.category)-\(workspace.workspaceID)").count
            return Versioned(WorkspacePart(workspace: workspace), version: version)
        }
        routes.query(.get, "/workspaces/{id}/members") { request, connection in
            let workspaceID = try workspace(request, connection, now: time.now).workspaceID
            return MembersPart(workspaceID: workspaceID, members: try WorkspaceQuery(connection, now: time.now).members(workspaceID))
        }
        routes.command(.post, "/workspaces/{id}/usage-reset", resetUsage)
    }

    /// The line of the month, or of the newest month in which the account still had one.
    private static func account(
        _ accountID: AccountID, _ month: Month?, _ connection: Connection, now: Instant
    ) throws -> AccountAnswer? {
        let months = try AccountMonthTable(connection: connection).lines(of: accountID).map(\.line.month)
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        guard let shown = month ?? months.last(where: { $0 <= state.openMonth }) else { return nil }
        return try AccountReader(connection, shown, now: now).account(accountID)
    }

    private static func workspace(
        _ request: some StaffRequest, _ connection: Connection, now: Instant
    ) throws -> WorkspaceQuery.DetailAnswer {
        let workspaceID: WorkspaceID = try request.id(of: "workspace")
        guard let workspace = try WorkspaceQuery(connection, now: now).detail(workspaceID) else {
            throw Problem.notFound("workspace \(workspaceID)")
        }
        return workspace
    }

    @Sendable private static func resetUsage(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let reason = try Reason(field: try request.body(as: ResetBody.self).reason)
        let before = try workspace(request, work.connection, now: work.now)
        guard !before.deleted else {
            throw Problem.refused("the workspace is deleted, so that nothing is counted in it any more")
        }
        let execution = try work.execute(
            UsageCycle.self, id: before.workspaceID.description,
            .reset(
                before.workspaceID, before.accountID, before.organisationID, countedSeconds: before.countedSeconds, reason: reason,
                at: work.now), expectedVersion: request.expectedVersion)
        try HealthQueue(connection: work.connection).wake(work)
        let after = try workspace(request, work.connection, now: work.now)
        return CommandAnswer(name: "workspace", value: after, version: execution.version)
    }
}
