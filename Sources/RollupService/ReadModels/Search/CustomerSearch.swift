import Contracts
import Database
import StaffAPI

/// What a search finds among customers: accounts, workspaces, organisations, people, and the staff who look after them.
struct CustomerSearch {
    let question: SearchQuestion
    private let connection: Connection
    private let month: Month
    private let limit: Int
    private let now: Instant
    private var accounts = SearchHits<AccountTag>()
    private var workspaces = SearchHits<WorkspaceTag>()
    private var organisations = SearchHits<OrganisationTag>()
    private var people = SearchHits<UserTag>()

    /// - Parameters:
    ///   - month: only accounts with a line in it are found.
    ///   - limit: how many of each kind are shown.
    init(_ question: SearchQuestion, _ connection: Connection, month: Month, limit: Int, now: Instant) throws {
        self.question = question
        self.connection = connection
        self.month = month
        self.limit = limit
        self.now = now
        let table = SearchTable(connection: connection)
        for found in try table.accounts(question, month) { add(found) }
        for found in try table.users(question) { SearchScore(question, own: found.entry.lines[...]).map { people.add(found.id, $0) } }
    }

    func answer() throws -> SearchAnswer {
        let reader = FoundReader(question: question, connection: connection, month: month, now: now)
        let managers = try reader.managers()
        var answer = SearchAnswer()
        answer.accounts = try accounts.best(limit).compactMap(reader.account)
        answer.workspaces = try workspaces.best(limit).compactMap(reader.workspace)
        answer.organisations = try organisations.best(limit).map(reader.organisation)
        answer.people = try people.best(limit).compactMap(reader.person)
        answer.managers = Array(managers.prefix(limit))
        let maximum = SearchTable.foundMaximum
        answer.totals = SearchTotals(
            accounts: min(accounts.count, maximum), workspaces: min(workspaces.count, maximum),
            organisations: min(organisations.count, maximum), people: min(people.count, maximum), managers: managers.count)
        return answer
    }

    /// An account, and what of it answers the question by itself: its organisation; workspaces, whose organisation may hold the other words; and
    /// contacts, with whom a word may also be in a workspace.
    private mutating func add(_ found: SearchTable.Found<AccountID>) {
        let entry = found.entry
        guard let score = SearchScore(question, own: entry.lines[...]) else { return }
        accounts.add(found.id, score)
        for part in entry.parts(.organisationID) { add(part, [], to: &organisations) }
        let names = entry.lines.filter { $0.kind == .name || $0.kind == .organisation }
        for part in entry.parts(.workspaceID) { add(part, names, to: &workspaces) }
        // One word alone that is a person's is found among all people.
        guard question.words.count > 1 else { return }
        let places = names + entry.lines.filter { $0.kind == .workspace }
        for part in entry.parts(.userID) { add(part, places, to: &people) }
    }

    private func add<Tag>(_ part: ArraySlice<SearchEntry.Line>, _ context: [SearchEntry.Line], to hits: inout SearchHits<Tag>) {
        guard let score = SearchScore(question, own: part, context: context),
            let id = part.first.flatMap({ Identifier<Tag>(kept: $0.text) })
        else { return }
        hits.add(id, score)
    }
}
