import Contracts
import Database
import StaffAPI
import WebKit

/// The rollup as JSON, page by page, and as CSV.
enum RollupRoutes {
    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(RollupOperations.rollup) { request, connection in
            try page(request, connection, now: time.now)
        }
        routes.stream(
            RollupOperations.rollupExport, fileName: { fileName($0, now: time.now) }
        ) { request, connection, writer in
            try export(request, connection, writer, now: time.now)
        }
    }

    /// `accounts-2026-11-filtered.csv`: the level, the month, and whether it is all of it.
    private static func fileName(_ request: QueryRequest, now: Instant) -> String {
        let level = request.text("level") ?? ExportLevel.account.rawValue
        let names = Set(["search"] + AccountFilter.parameters.map(\.name))
        let isPart = names.contains { request.text($0) != nil }
        return "\(level)s-\(request.text("month") ?? now.month.description)\(isPart ? "-filtered" : "").csv"
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> RollupAnswer {
        let selection = try RollupSelection(request, connection, now: now)
        let limit = try request.limit()
        let edge = try request.cursor(as: RollupCursor.self).map { cursor in
            guard let edge = cursor.edge(in: selection) else {
                throw Problem.malformed("the cursor belongs to other filters or another order; begin again without it", field: "cursor")
            }
            return edge
        }
        let workspaces = try request.parameters.whole("workspaces", in: RollupOperations.workspacesRange) ?? AccountReader.workspacesMaximum
        let query = RollupQuery(connection, selection)
        let reader = try AccountReader(connection, selection.month, compare: selection.compare, now: now)
        let page = try RollupPage(query, reader, edge ?? .after(nil), limit: limit, workspaces: workspaces)
        var totals = RollupTotals(try query.totals())
        totals.compared = try selection.compare.map { month in
            ComparedTotals(month: month, RollupTotals(try RollupQuery(connection, selection.moved(to: month)).totals()))
        }
        return RollupAnswer(
            month: selection.month, asOf: selection.month >= now.month ? now : selection.month.end,
            totals: totals,
            accounts: try page.accounts.map { try $0.found(by: selection.search, connection) },
            nextCursor: try page.next.map { try Cursor.encode(RollupCursor($0, in: selection)) },
            previousCursor: try page.previous.map { try Cursor.encode(RollupCursor($0, before: true, in: selection)) }, first: page.first,
            loginsKnown: try LoginTable(connection: connection).areKnown(before: selection.month.end))
    }

    private static func export(_ request: QueryRequest, _ connection: Connection, _ writer: RowWriter, now: Instant) throws {
        let selection = try RollupSelection(request, connection, now: now)
        let level = try request.parameters.choice("level", of: ExportLevel.self) ?? .account
        let compares = selection.compare != nil
        let reader = try AccountReader(connection, selection.month, compare: selection.compare, now: now)
        try writer.write(RollupExport.header(level, compares: compares))
        try RollupQuery(connection, selection).forEach { position in
            guard let account = try reader.account(position.accountID, workspaces: level == .workspace ? nil : 0) else { return }
            switch level {
            case .account: try writer.write(RollupExport.line(account, compares: compares))
            case .workspace:
                for workspace in account.workspaces { try writer.write(RollupExport.line(workspace, of: account)) }
            }
        }
    }
}

extension RollupSelection {
    /// What a request asks for. Throws 422 for a month that is not kept, or a value that is not known.
    init(_ request: QueryRequest, _ connection: Connection, now: Instant) throws {
        let window = (try RollupState.load(connection) ?? RollupState(startingAt: now)).window
        self.init(try RollupView(request.parameters), month: window.upperBound, viewer: request.identity.email, now: now)
        for (field, month) in [("month", month), ("compare", compare ?? month)] where !window.contains(month) {
            throw Problem.invalid(field, "\(field) has to be from \(window.lowerBound) to \(window.upperBound)")
        }
    }
}

extension QueryRequest {
    /// A text to look for; nil where there is none, or nothing of it can be seen. Throws 422.
    func search(_ name: String) throws -> SearchQuestion? {
        try parameters.search(name).flatMap { SearchQuestion($0) }
    }
}

extension AccountRow {
    /// With the text that a search found it by, where that isn't its label alone.
    fileprivate func found(by search: SearchQuestion?, _ connection: Connection) throws -> AccountRow {
        let matched = try search?.matched(named: label) { try SearchFields(connection: connection).account(accountID)?.fields ?? [] }
        var row = self
        row.matched = matched?.field.known == .name ? nil : matched
        return row
    }
}

extension RollupTotals {
    fileprivate init(_ totals: Totals) {
        self.init(
            accounts: totals.accounts, activeAccounts: totals.activeAccounts, workspaces: totals.workspaces, seats: totals.seats,
            recordedSeconds: totals.recordedSeconds, mrrForecastCents: totals.mrrForecast, mrrBankedCents: totals.mrrBanked,
            trialPotentialCents: totals.trialPotential, logins30Days: totals.logins30Days, byClass: ClassTotal.all(totals))
        listMrrCents = totals.listMRR
        givenAwayCents = totals.givenAway.total
        givenAway = GivenAwayTotals(totals)
        byTier = TierTotal.all(totals)
    }
}
