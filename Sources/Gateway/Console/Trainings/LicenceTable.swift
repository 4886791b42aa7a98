import Contracts
import StaffAPI

/// Licences as lists show them: who, by whom, which training, and how long it counts.
struct LicenceTable {
    let context: RowContext
    /// What the table shows, for those who don't see it.
    var caption = "Licences, the newest first"
    /// False on the page of the one whom all of them are of.
    var namesPerson = true

    func html(_ licences: [LicenceRow]) -> HTML {
        table.html {
            tableBody {
                for licence in licences {
                    table.row(
                        licence, .id("licence-\(licence.licenceID)"),
                        namesPerson ? Attribute("data-row", licence.licenceID.description) : nil,
                        Attribute("data-account", AccountID(of: licence.organisationID).description),
                        Attribute("data-person", licence.userID.description), Attribute("data-matter", licence.licenceID.description),
                        Attribute("data-label", licence.personName.plain))
                }
            }
        }
    }

    private var table: DataTable<LicenceRow> {
        let person = TableColumn<LicenceRow>(name: "person", title: "Person", cardLine: .first, namesRow: true) { row in
            .joined([
                span(.class("title")) { NameLink.person(row.userID, name: row.name ?? "", email: row.email ?? "") },
                row.name?.isEmpty == false
                    ? row.email.map { text in small(.class("beside")) { ShownName(text).html() } } ?? .empty : .empty,
            ])
        }
        return DataTable(name: "licences", caption: caption, columns: (namesPerson ? [person] : []) + columns)
    }

    private var columns: [TableColumn<LicenceRow>] {
        [
            TableColumn(name: "organisation", title: "Organisation", cardLine: namesPerson ? .second : .first, namesRow: !namesPerson) {
                row in
                NameLink.account(AccountID(of: row.organisationID), row.organisationName ?? "")
            },
            TableColumn(name: "training", title: "Training") { Self.training($0) },
            TableColumn(name: "completed", title: "Trained on", priority: .roomy) { HTML(text: Figures.date($0.completedOn)) },
            TableColumn(name: "until", title: "Valid until") { HTML(text: Figures.date($0.lastDay)) },
            TableColumn(name: "state", title: "State", cardLine: .first) { row in
                .joined([
                    LicenceMark(row).html(), row.revokedReason.map { text in small(.class("beside")) { ShownName(text).html() } } ?? .empty,
                ])
            },
            TableColumn(name: "by", title: "Granted by", priority: .wide) { ShownName($0.grantedBy).html() },
            TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                ActionMenu(
                    id: "menu-\(row.licenceID)", subject: row.personName.plain, items: LicenceActions(context: context).items(for: row)
                ).html()
            },
        ]
    }

    /// The session that gave it, or what shows that it was held elsewhere.
    private static func training(_ row: LicenceRow) -> HTML {
        if let session = row.sessionID {
            return link(.href(ConsolePath.session(session))) { ShownName(row.trainingTitle ?? "Training").html() }
        }
        return .joined([HTML(text: "Elsewhere"), row.evidence.map { text in small(.class("beside")) { ShownName(text).html() } } ?? .empty])
    }
}
