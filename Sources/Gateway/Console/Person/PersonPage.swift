import Contracts
import StaffAPI

/// The page of a person as they are known now.
struct PersonPage {
    let person: PersonDetail
    /// The newest first; nil where they can't be told now.
    let licences: [LicenceRow]?
    let context: RowContext

    private var isDeleted: Bool { person.deleted ?? false }

    /// Of somebody deleted nobody keeps a name; the id tells who it was.
    private var name: ShownName {
        isDeleted ? ShownName("Deleted user \(person.userID)") : ShownName(person.name.isEmpty ? person.email : person.name)
    }

    var title: String { "\(name.plain) · Person" }

    func html() -> HTML {
        division(.class("detail"), Attribute("data-path", ConsolePath.person(person.userID))) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                DetailHead(
                    trail: [.init(title: ConsoleArea.usage.title, path: ConsoleArea.usage.path)], name: name, facts: facts
                ).html()
            }
            section(.id("detail-content"), .class("results"), Attribute("aria-labelledby", "places-title"), Attribute("data-live")) {
                heading2(.id("places-title")) {
                    "Workspaces"
                    span(.class("group-count")) { " \(Figures.count(person.memberships.count))" }
                }
                if person.memberships.isEmpty {
                    EmptyList(text: "\(name.plain) has no place in any workspace.").html()
                } else {
                    table.all(person.memberships)
                }
            }
            trainings
        }
    }

    private var trainings: HTML {
        section(.id("person-licences"), .class("results"), Attribute("aria-labelledby", "licences-title"), Attribute("data-live")) {
            heading2(.id("licences-title")) {
                "Licences"
                if let licences { span(.class("group-count")) { " \(Figures.count(licences.count))" } }
            }
            if let licences {
                if licences.isEmpty {
                    EmptyList(text: "\(name.plain) has no licence.").html()
                } else {
                    LicenceTable(context: context, caption: "Licences of \(name.plain)", namesPerson: false).html(licences)
                }
            } else {
                Banner(text: "Licences can't be told now; try again in a moment.").html()
            }
        }
    }

    private var facts: [HTML] {
        [
            isDeleted
                ? HTML(text: "The platform has deleted this user; name and address are erased.")
                : MailAddress(address: person.email).html(),
            LastSeen(login: person.lastLoginAt, logins: person.logins30Days, context: context).html(),
            ShortID.html(person.userID),
        ]
    }

    private var table: DataTable<PersonDetail.Membership> {
        DataTable(
            name: "places", caption: "Workspaces in which \(name.plain) has a place",
            columns: [
                TableColumn(name: "workspace", title: "Workspace", cardLine: .first, namesRow: true) { place in
                    span(.class("title")) { NameLink.workspace(place.workspaceID, place.workspaceName) }
                },
                TableColumn(name: "account", title: "Account") { NameLink.account($0.accountID, $0.accountLabel) },
                TableColumn(name: "organisation", title: "Organisation", priority: .roomy) {
                    ShownName($0.organisationName).html()
                },
                TableColumn(name: "role", title: "Role") { HTML(text: $0.role.title) },
                TableColumn(name: "state", title: "State") { place in
                    place.state == .pending ? span(.class("chip warn")) { "invited" } : HTML(text: place.source.title)
                },
                TableColumn(name: "joined", title: "Since") { HTML(text: Figures.date($0.joinedAt)) },
            ])
    }
}
