import Contracts
import StaffAPI

/// People at high risk, by their own answer, who hold no licence that counts.
struct UntrainedTable {
    let context: RowContext

    func html(_ people: [UntrainedPerson]) -> HTML {
        table.html {
            tableBody {
                for person in people {
                    table.row(
                        person, .id(Self.id(of: person)), Attribute("data-row", Self.id(of: person)),
                        Attribute("data-account", AccountID(of: person.organisationID).description),
                        Attribute("data-person", person.userID.description), Attribute("data-label", Self.name(of: person)))
                }
            }
        }
    }

    /// The same person may have answered in several organisations.
    private static func id(of person: UntrainedPerson) -> String { "untrained-\(person.userID)-\(person.organisationID)" }

    private static func name(of person: UntrainedPerson) -> String {
        ShownName(person: person.name, person.email).plain
    }

    private var table: DataTable<UntrainedPerson> {
        DataTable(
            name: "untrained", caption: "People at high risk without a licence",
            columns: [
                TableColumn(name: "person", title: "Person", cardLine: .first, namesRow: true) { row in
                    span(.class("title")) { NameLink.person(row.userID, name: row.name ?? "", email: row.email ?? "") }
                },
                TableColumn(name: "organisation", title: "Organisation") { row in
                    NameLink.account(AccountID(of: row.organisationID), row.organisationName ?? "")
                },
                TableColumn(name: "since", title: "Answered") { row in
                    span(.title(Figures.moment(row.answeredAt))) { Figures.daysAgo(row.answeredAt, asOf: context.now) }
                },
                TableColumn(name: "way", title: "Plan") { row in
                    link(.href(ConsolePath.newSession(for: AccountID(of: row.organisationID)))) {
                        "Plan a training"
                        span(.class("unseen")) { " for \(Self.name(of: row))" }
                    }
                },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    ActionMenu(
                        id: "menu-\(Self.id(of: row))", subject: Self.name(of: row), items: [LicenceActions(context: context).grant]
                    ).html()
                },
            ])
    }
}
