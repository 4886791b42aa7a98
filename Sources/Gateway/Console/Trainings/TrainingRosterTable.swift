import Contracts
import StaffAPI

/// The members of an organisation, by name.
struct TrainingRosterTable {
    let account: AccountID
    let context: RowContext

    func html(_ members: [TrainingRosterMember]) -> HTML {
        table.html {
            tableBody {
                for member in members {
                    table.row(
                        member, .id("member-\(member.userID)"), Attribute("data-account", account.description),
                        Attribute("data-person", member.userID.description),
                        Attribute("data-label", Self.name(of: member).plain))
                }
            }
        }
    }

    private var table: DataTable<TrainingRosterMember> {
        DataTable(
            name: "roster", caption: "Members by name, and until when they are trained",
            columns: [
                TableColumn(name: "person", title: "Person", cardLine: .first, namesRow: true) { row in
                    span(.class("title")) { NameLink.person(row.userID, name: row.name ?? "", email: row.email ?? "") }
                },
                TableColumn(name: "state", title: "State", cardLine: .first) { Self.state($0) },
                TableColumn(name: "until", title: "Trained until") { row in
                    row.trainedUntil.map { HTML(text: Figures.date($0.lastDay)) } ?? Nothing.html
                },
                TableColumn(name: "through", title: "Through") { row in
                    row.throughOrganisationID.map { other in
                        link(.href(ConsolePath.account(AccountID(of: other)))) { "another organisation" }
                    } ?? (row.trained ? HTML(text: "this organisation") : Nothing.html)
                },
                TableColumn(name: "risk", title: "Risk") { row in
                    row.highRisk ? span(.class(row.trained ? "chip quiet" : "chip bad")) { "High risk" } : Nothing.html
                },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    ActionMenu(
                        id: "menu-\(row.userID)", subject: Self.name(of: row).plain, items: [LicenceActions(context: context).grant]
                    ).html()
                },
            ])
    }

    private static func state(_ row: TrainingRosterMember) -> HTML {
        if row.expiringSoon { return span(.class("chip warn")) { "Expiring soon" } }
        return row.trained ? span(.class("chip good")) { "Trained" } : span(.class("chip quiet")) { "Not trained" }
    }

    private static func name(of row: TrainingRosterMember) -> ShownName {
        ShownName(person: row.name, row.email)
    }
}
