import Contracts
import Database
import ServiceKit

/// The rollup as JSON, page by page, and as CSV.
enum RollupRoutes {
    static let filters = ["month", "search", "tier", "class", "active", "sort"]

    struct Answer: Encodable, Sendable {
        var month: Month
        var asOf: Instant
        var totals: TotalsAnswer
        var accounts: [AccountAnswer]
        var nextCursor: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(.get, "/rollup", parameters: filters + ["workspaces", "limit", "cursor"]) { request, connection in
            try page(request, connection, now: time.now)
        }
        routes.stream(
            "/rollup.csv", fileName: { "rollup-\($0.text("month") ?? time.now.month.description).csv" },
            parameters: filters + ["level"]
        ) { request, connection, writer in
            try export(request, connection, writer, now: time.now)
        }
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> Answer {
        let view = try RollupView(request, connection, now: now)
        let limit = try request.limit()
        let after = try request.cursor(as: RollupCursor.self).map { cursor in
            guard let position = cursor.position(in: view) else {
                throw Problem.malformed("the cursor belongs to other filters or another order; begin again without it", field: "cursor")
            }
            return position
        }
        let workspaces = try request.integer("workspaces", in: 0...500) ?? AccountReader.workspacesMaximum
        let query = RollupQuery(connection, view)
        let reader = try AccountReader(connection, view.month, now: now)
        let page = try RollupPage(query, reader, after: after, limit: limit, workspaces: workspaces)
        return Answer(
            month: view.month, asOf: view.month >= now.month ? now : view.month.end, totals: TotalsAnswer(try query.totals()),
            accounts: page.accounts,
            nextCursor: try page.next.map { try Cursor.encode(RollupCursor($0, in: view)) })
    }

    private static func export(_ request: QueryRequest, _ connection: Connection, _ writer: RowWriter, now: Instant) throws {
        let view = try RollupView(request, connection, now: now)
        let level = try request.choice("level", of: RollupExport.Level.self) ?? .account
        let reader = try AccountReader(connection, view.month, now: now)
        try writer.write(RollupExport.header(level))
        try RollupQuery(connection, view).forEach { position in
            guard let account = try reader.account(position.accountID, workspaces: level == .workspace ? nil : 0) else { return }
            switch level {
            case .account: try writer.write(RollupExport.line(account))
            case .workspace:
                for workspace in account.workspaces { try writer.write(RollupExport.line(workspace, of: account)) }
            }
        }
    }
}

extension RollupView {
    /// The view that a request asks for. Throws 422 for a month that is not kept, or a value that is not known.
    init(_ request: QueryRequest, _ connection: Connection, now: Instant) throws {
        let window = (try RollupState.load(connection) ?? RollupState(startingAt: now)).window
        let month = try request.month("month") ?? window.upperBound
        guard window.contains(month) else {
            throw Problem.invalid("month", "month has to be from \(window.lowerBound) to \(window.upperBound)")
        }
        var sort = RollupSort.standard
        if let text = request.text("sort") {
            guard let known = RollupSort(text) else {
                let names = RollupSort.Column.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.invalid("sort", "sort has to be one of \(names), with a - in front for the largest first")
            }
            sort = known
        }
        self.init(
            month: month, search: try request.search("search"), tier: try request.choice("tier"), revenueClass: try request.choice("class"),
            active: try request.flag("active"), sort: sort)
    }
}

extension QueryRequest {
    /// A text to look for; nil where there is none, or nothing of it can be seen. Throws 422.
    func search(_ name: String) throws -> SearchText? {
        guard let text = text(name) else { return nil }
        guard text.unicodeScalars.count <= RollupView.searchLengthMaximum else {
            throw Problem.invalid(name, "\(name) may have \(RollupView.searchLengthMaximum) characters")
        }
        let search = SearchText(text)
        return search.isEmpty ? nil : search
    }
}

/// Totals as they are answered.
struct TotalsAnswer: Encodable, Sendable {
    var accounts: Int64
    var activeAccounts: Int64
    var workspaces: Int64
    var seats: Int64
    var recordedSeconds: Int64
    var mrrForecastCents: Cents
    var mrrBankedCents: Cents
    var trialPotentialCents: Cents
    var logins30Days: Int64
    var byClass: [String: RevenueQuery.ClassAnswer]

    enum CodingKeys: String, CodingKey {
        case accounts, activeAccounts, workspaces, seats, recordedSeconds, mrrForecastCents, mrrBankedCents, trialPotentialCents, byClass
        case logins30Days = "logins_30d"
    }

    init(_ totals: Totals) {
        accounts = totals.accounts
        activeAccounts = totals.activeAccounts
        workspaces = totals.workspaces
        seats = totals.seats
        recordedSeconds = totals.recordedSeconds
        mrrForecastCents = totals.mrrForecast
        mrrBankedCents = totals.mrrBanked
        trialPotentialCents = totals.trialPotential
        logins30Days = totals.logins30Days
        byClass = RevenueQuery.ClassAnswer.all(totals)
    }
}
