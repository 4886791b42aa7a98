import Contracts
import StaffAPI

/// Follow-ups, the oldest first.
struct FollowUpTable {
    let context: RowContext
    /// Those that were seen to say by whom and how.
    let isDone: Bool

    func html(_ followUps: [FollowUpRow]) -> HTML {
        table.html {
            tableBody {
                for followUp in followUps {
                    table.row(
                        followUp, .id("follow-up-\(followUp.followUpID)"), Attribute("data-row", followUp.followUpID.description),
                        Attribute("data-account", AccountID(of: followUp.organisationID).description),
                        Attribute("data-person", followUp.userID.description), Attribute("data-matter", followUp.followUpID.description),
                        Attribute("data-label", followUp.personName.plain))
                }
            }
        }
    }

    private var table: DataTable<FollowUpRow> {
        let shared: [TableColumn<FollowUpRow>] = [
            TableColumn(name: "person", title: "Person", cardLine: .first, namesRow: true) { row in
                span(.class("title")) { NameLink.person(row.userID, name: row.name ?? "", email: row.email ?? "") }
            },
            TableColumn(name: "why", title: "What to do") { row in
                .joined([HTML(text: row.kind.title), small(.class("beside")) { row.kind.known?.answer ?? "" }])
            },
            TableColumn(name: "organisation", title: "Organisation") { row in
                NameLink.account(AccountID(of: row.organisationID), row.organisationName ?? "")
            },
            TableColumn(name: "since", title: "Since") { row in
                span(.title(Figures.moment(row.openedAt))) { Figures.daysAgo(row.openedAt, asOf: context.now) }
            },
        ]
        return DataTable(
            name: "follow-ups", caption: isDone ? "Follow-ups that were seen to" : "Open follow-ups, the oldest first",
            columns: shared + [isDone ? outcome : way, menu].compactMap { $0 })
    }

    private var outcome: TableColumn<FollowUpRow> {
        TableColumn(name: "outcome", title: "What came of it") { row in
            let who = row.closedBy.map { ShownName($0).plain } ?? ""
            let when = row.closedAt.map { Figures.date($0) } ?? ""
            return .joined([
                row.note.map { ShownName($0).html() } ?? HTML(text: row.closedBecause?.known?.words ?? ""),
                small(.class("beside")) { [who, when].filter { !$0.isEmpty }.joined(separator: ", ") },
            ])
        }
    }

    /// Planning a session takes several decisions, which a page asks for.
    private var way: TableColumn<FollowUpRow> {
        TableColumn(name: "way", title: "Plan") { row in
            row.kind == .arrangeTraining
                ? link(.href(ConsolePath.newSession(for: AccountID(of: row.organisationID)))) {
                    "Plan a training"
                    span(.class("unseen")) { " for \(row.personName.plain)" }
                } : Nothing.html
        }
    }

    private var menu: TableColumn<FollowUpRow>? {
        guard !isDone else { return nil }
        return TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
            ActionMenu(
                id: "menu-\(row.followUpID)", subject: row.personName.plain, items: FollowUpActions(context: context).items(for: row)
            ).html()
        }
    }
}

extension FollowUpKind {
    /// What the new user has answered.
    fileprivate var answer: String {
        switch self {
        case .reviewPartner: "works with clients"
        case .arrangeTraining: "high risk, not trained"
        case .verifyTraining: "says they were trained"
        }
    }
}

extension FollowUpClosed.Cause {
    fileprivate var words: String {
        switch self {
        case .staff: "Marked as done"
        case .partnerStatusChanged: "The partner flag was set"
        case .licenceGranted: "A licence was granted"
        }
    }
}
