import Contracts
import StaffAPI

/// Training sessions as a list shows them.
struct SessionTable {
    let context: RowContext

    func html(_ sessions: [SessionRow]) -> HTML {
        table.html {
            tableBody {
                for session in sessions {
                    table.row(
                        session, .id("session-\(session.sessionID)"), Attribute("data-row", session.sessionID.description),
                        Attribute("data-account", session.accountID.description),
                        Attribute("data-session", session.sessionID.description), Attribute("data-label", session.label.plain))
                }
            }
        }
    }

    private var table: DataTable<SessionRow> {
        DataTable(name: "sessions", caption: "Training sessions, the latest date first", columns: columns)
    }

    private var columns: [TableColumn<SessionRow>] {
        [
            TableColumn(name: "training", title: "Training", cardLine: .first, namesRow: true) { row in
                .joined([
                    span(.class("title")) { link(.href(row.path)) { ShownName(row.shownTitle).html() } },
                    row.mode.map { mode in small(.class("beside")) { mode.title } } ?? .empty,
                ])
            },
            TableColumn(name: "organisation", title: "Organisation") { NameLink.account($0.accountID, $0.organisationName ?? "") },
            TableColumn(name: "requester", title: "Asked by", priority: .roomy, cardLine: .none) { requester($0) },
            TableColumn(name: "when", title: "Date") { row in row.when.map { HTML(text: $0) } ?? HTML(text: "no date yet") },
            TableColumn(name: "participants", title: "People", priority: .roomy, cardLine: .none) { HTML(text: $0.participants) },
            TableColumn(name: "licences", title: "Licences", isNumber: true, priority: .roomy, cardLine: .none) { licences($0) },
            TableColumn(name: "status", title: "Status") { $0.marks },
            TableColumn(name: "price", title: "Price", isNumber: true, cardLine: .first) { $0.price },
            TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { menu($0) },
        ]
    }

    private func requester(_ row: SessionRow) -> HTML {
        .joined([
            row.requestedBy?.link ?? HTML(text: "staff"),
            small(.class("beside"), .title(Figures.moment(row.requestedAt))) {
                Figures.daysAgo(row.requestedAt, asOf: context.now)
            },
        ])
    }

    /// `3 of 4`, once the session was held.
    private func licences(_ row: SessionRow) -> HTML {
        guard row.status == .completed, row.grantsLicence == true else { return Nothing.html }
        return HTML(text: "\(Figures.count(row.trainedShare.licensed)) of \(Figures.count(row.trainedShare.members))")
    }

    private func menu(_ row: SessionRow) -> HTML {
        let items = SessionActions(context: context).items(for: row)
        return items.isEmpty ? .empty : ActionMenu(id: "menu-session-\(row.sessionID)", subject: row.label.plain, items: items).html()
    }
}
