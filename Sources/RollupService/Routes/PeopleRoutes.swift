import Contracts
import Database
import StaffAPI
import WebKit

/// The people of an account, and one person.
enum PeopleRoutes {
    /// Where a page of the people of an account begins or ends, and with which filters.
    private struct PeopleCursor: Codable {
        var position: AccountPeople.Position
        var view: String
        /// The page lies before the position. Absent for one that lies after it.
        var before: Bool?

        var edge: PageEdge<AccountPeople.Position> { before == true ? .before(position) : .after(position) }
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(RollupOperations.people) { request, connection in
            try people(request, connection, now: time.now)
        }
        routes.query(RollupOperations.person) { request, connection in
            let userID: UserID = try request.id(of: "person")
            guard let person = try PersonQuery(connection: connection, now: time.now).person(userID) else {
                throw Problem.notFound("person \(userID)")
            }
            return PersonAnswer(person: person)
        }
    }

    private static func people(_ request: QueryRequest, _ connection: Connection, now: Instant) throws -> PeopleAnswer {
        let accountID: AccountID = try request.id(of: "account")
        let filter = AccountPeople.Filter(
            role: try request.parameters.choice("role"), state: try request.parameters.choice("state"), search: try request.search("search")
        )
        let limit = try request.limit()
        let start = try request.cursor(as: PeopleCursor.self)
        let month = try request.parameters.month("month")
        let lines = try AccountMonthTable(connection: connection).lines(of: accountID)
        guard month.map({ month in lines.contains { $0.line.month == month } }) ?? !lines.isEmpty else {
            throw Problem.notFound("account \(accountID)")
        }
        let view = "\(accountID)|\(month?.description ?? "")|\(filter.signature)"
        if let start, start.view != view {
            throw Problem.malformed("the cursor belongs to other filters or another account; begin again without it", field: "cursor")
        }
        let reader = try AccountPeople(connection, of: accountID, in: month, now: now)
        let list = try reader.list(filter)
        let page = ListPage(of: list, start?.edge ?? .after(nil), limit: limit, position: \.position)
        func cursor(_ position: AccountPeople.Position, before: Bool? = nil) throws -> String {
            try Cursor.encode(PeopleCursor(position: position, view: view, before: before))
        }
        return PeopleAnswer(
            accountID: accountID, people: try reader.rows(page.rows), total: list.count, first: page.first,
            nextCursor: try page.next.map { try cursor($0) }, previousCursor: try page.previous.map { try cursor($0, before: true) })
    }
}
