import Contracts
import StaffAPI

/// Who is in the workspaces of an account, each person once, as the most that they are.
struct AccountPeoplePart {
    static let pageSize = 50

    let account: AccountView
    let answer: PeopleAnswer

    private var address: AccountAddress { account.address }

    func html() -> HTML {
        .joined([
            filters.html(),
            section(.id("detail-content"), .class("results"), .label("People"), Attribute("data-live")) {
                PrintedScope(filters: filters.inWords, pager: pager).html()
                if answer.people.isEmpty { nobody } else { table.all(answer.people) }
                pager.html()
            },
        ])
    }

    private var filters: FilterBar {
        FilterBar(
            label: "Filter the people", path: address.barePath,
            search: .init(
                text: address.filter("search"), placeholder: "Name or address",
                pathWithout: address.with("search", nil).path),
            choices: [
                .init(
                    name: "role", title: "Role", options: WorkspaceRole.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.filter("role"), pathWithout: address.with("role", nil).path),
                .init(
                    name: "state", title: "State", options: PlaceState.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.filter("state"), pathWithout: address.with("state", nil).path),
            ], kept: address.month.map { [("month", $0.description)] } ?? [], clearedPath: isFiltered ? cleared : nil)
    }

    private var isFiltered: Bool { ["role", "state", "search"].contains { address.filter($0) != nil } }

    private var cleared: String { address.at(.people).path }

    private var nobody: HTML {
        EmptyList(
            text: isFiltered ? "Nobody fits these filters." : "Nobody is in a workspace of this account.",
            ways: isFiltered ? [.init(title: "Everybody", path: cleared)] : []
        ).html()
    }

    private var table: DataTable<AccountPerson> {
        let context = account.context
        return DataTable(
            name: "people", caption: "People in the workspaces of \(account.label.plain)",
            columns: [
                TableColumn(name: "person", title: "Person", cardLine: .first, namesRow: true) {
                    PersonName(userID: $0.userID, name: $0.name, email: $0.email).html()
                },
                TableColumn(name: "role", title: "Role") { HTML(text: $0.role.title) },
                TableColumn(name: "state", title: "State") { person in
                    person.state == .pending ? span(.class("chip warn")) { "invited" } : HTML(text: "in")
                },
                .seat { $0.seat },
                TableColumn(name: "places", title: "Workspaces") { places($0) },
                TableColumn(name: "login", title: "Last seen") {
                    LastSeen(login: $0.lastLoginAt, logins: $0.logins30Days, context: context).html()
                },
            ])
    }

    private func places(_ person: AccountPerson) -> HTML {
        let shown = person.workspaces.prefix(2)
        let rest = person.workspaceCount - shown.count
        return .joined([
            .joined(shown.map { NameLink.workspace($0.workspaceID, $0.name) }, separator: ", "),
            rest > 0 ? HTML(text: " +\(Figures.count(rest))") : .empty,
        ])
    }

    private var pager: Pager {
        Pager(
            things: "people", shown: answer.people.count, first: answer.first, total: Int64(answer.total),
            previousPath: answer.previousCursor.map { address.with("cursor", $0).path },
            nextPath: answer.nextCursor.map { address.with("cursor", $0).path })
    }
}
