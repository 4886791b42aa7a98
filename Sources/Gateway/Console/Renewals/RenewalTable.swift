import Contracts
import StaffAPI

/// What ends or is due, as the list shows it.
struct RenewalTable {
    let context: RowContext

    func html(_ renewals: [RenewalRow]) -> HTML {
        table.html {
            tableBody {
                for renewal in renewals {
                    table.row(
                        renewal, .id("renewal-\(renewal.renewalID)"), Attribute("data-row", renewal.renewalID),
                        Attribute("data-account", renewal.accountID.description), Attribute("data-renewal", renewal.renewalID),
                        Attribute("data-label", ShownName(renewal.label).plain))
                }
            }
        }
    }

    private var table: DataTable<RenewalRow> {
        DataTable(
            name: "renewals", caption: "What ends or is due, by date",
            columns: [
                TableColumn(name: "customer", title: "Customer", cardLine: .first, namesRow: true) { customer($0) },
                TableColumn(name: "why", title: "What") { what($0) },
                TableColumn(name: "due", title: "Last day") { due($0) },
                TableColumn(name: "amount", title: "Next amount", isNumber: true, cardLine: .first) { row in
                    row.nextAmountCents.map { HTML(text: Figures.money($0)) } ?? Nothing.html
                },
                TableColumn(name: "manager", title: "Manager", priority: .roomy) { row in
                    row.accountManager.map { ShownName($0).html() } ?? Nothing.html
                },
                TableColumn(name: "contact", title: "Contact", priority: .roomy) { contact($0) },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    ActionMenu(
                        id: "menu-\(row.renewalID)", subject: ShownName(row.label).plain,
                        items: RenewalActions(context: context).items(for: row)
                    ).html()
                },
            ])
    }

    private func customer(_ row: RenewalRow) -> HTML {
        .joined([
            span(.class("title")) { NameLink.account(row.accountID, row.label) }, small(.class("beside")) { row.tier.title },
        ])
    }

    private func due(_ row: RenewalRow) -> HTML {
        .joined(
            [
                HTML(text: Figures.date(row.dueOn)), row.overdue ? span(.class("chip bad")) { "Overdue" } : .empty,
            ], separator: " ")
    }

    private func contact(_ row: RenewalRow) -> HTML {
        guard let contact = row.contact else { return Nothing.html }
        return .joined([
            contact.name.map { NameLink.person(contact.userID, name: $0, email: contact.email) } ?? .empty,
            small(.class("beside")) {
                link(.href(MailLink.destination(contact.email))) { ShownName(contact.email).html() }
                " \(contact.source.title)"
            },
        ])
    }

    /// What ends, and what was said of it.
    private func what(_ row: RenewalRow) -> HTML {
        let note = row.note.map { text in small(.class("beside")) { ShownName(text).html() } }
        let snooze = row.snoozedUntil.map { until in small { "put aside to the end of \(Figures.date(until.lastDay))" } }
        return .joined([HTML(text: row.kind.title), note ?? .empty, snooze ?? .empty])
    }
}
