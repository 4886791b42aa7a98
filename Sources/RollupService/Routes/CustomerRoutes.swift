import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// One account and its months, one workspace and its members.
enum CustomerRoutes {
    static func add(to routes: inout ServiceRoutes) {
        addAccounts(to: &routes)
        addWorkspaces(to: &routes)
    }

    private static func addAccounts(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(JoinedParts.rollupAccount) { request, connection in
            let accountID: AccountID = try request.id(of: "account")
            let month = try month(request, of: accountID, connection, now: time.now)
            guard let month, let part = try AccountReader(connection, month, now: time.now).part(accountID) else {
                throw Problem.notFound("account \(accountID)")
            }
            return part
        }
        routes.query(RollupOperations.accountRevenue) { request, connection in
            let accountID: AccountID = try request.id(of: "account")
            let month = try month(request, of: accountID, connection, now: time.now)
            let query = AccountRevenueQuery(connection: connection, now: time.now)
            let assumed = try AssumedTerms(request.parameters)
            guard let month, let revenue = try query.answer(accountID, month, assuming: assumed) else {
                throw Problem.notFound("account \(accountID)")
            }
            return revenue
        }
        routes.query(RollupOperations.accountMonths) { request, connection in
            let accountID: AccountID = try request.id(of: "account")
            guard let months = try AccountMonthsQuery(connection: connection, now: time.now).months(of: accountID) else {
                throw Problem.notFound("account \(accountID)")
            }
            return months
        }
        routes.query(JoinedParts.recentRecordings) { request, connection in
            let organisations: [OrganisationID] = try request.parameters.ids(
                "organisation", maximum: RecentRecordingsAnswer.organisationsMaximum)
            return try RecentRecordings(connection: connection, now: time.now).answer(organisations)
        }
    }

    private static func addWorkspaces(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(RollupOperations.workspace) { request, connection in
            let workspace = try workspace(request, connection, now: time.now)
            let store = EventStore(connection, source: EventContext.rollup.source)
            let version = try store.load(UsageCycle.self, id: workspace.workspaceID.description).version
            return Versioned(WorkspaceAnswer(workspace: workspace), version: version)
        }
        routes.query(RollupOperations.members) { request, connection in
            let workspaceID = try workspace(request, connection, now: time.now).workspaceID
            return MembersAnswer(workspaceID: workspaceID, members: try WorkspaceQuery(connection, now: time.now).members(workspaceID))
        }
    }

    /// The month that is asked for, or the newest in which the account still had a line; nil where it never had one.
    private static func month(
        _ request: QueryRequest, of accountID: AccountID, _ connection: Connection, now: Instant
    ) throws -> Month? {
        if let asked = try request.parameters.month("month") { return asked }
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        return try AccountMonthTable(connection: connection).lines(of: accountID).map(\.line.month).last { $0 <= state.openMonth }
    }

    private static func workspace(
        _ request: some StaffRequest, _ connection: Connection, now: Instant
    ) throws -> WorkspaceDetail {
        let workspaceID: WorkspaceID = try request.id(of: "workspace")
        guard let workspace = try WorkspaceQuery(connection, now: now).detail(workspaceID) else {
            throw Problem.notFound("workspace \(workspaceID)")
        }
        return workspace
    }
}

extension AssumedTerms {
    fileprivate init(_ parameters: ParameterReader) throws {
        self.init(
            tier: try parameters.choice("tier"), billingPeriod: try parameters.choice("billing_period"),
            managed: try parameters.flag("managed"), payment: try parameters.choice("payment"),
            hasEnd: try parameters.dayOrInstant("expires_at") != nil,
            seats: try parameters.whole("seats", in: RollupOperations.assumedSeatsRange),
            agreedAmount: try parameters.whole("agreed_cents", in: AgreedAmount.range).map { Cents(Int64($0)) })
    }
}
