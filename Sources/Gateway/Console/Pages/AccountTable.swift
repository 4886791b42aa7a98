import Contracts

/// The accounts of one page, each with its workspaces below it. On a narrow screen the style sheet turns rows into cards.
struct AccountTable {
    let rows: [AccountRow]
    let view: RollupView
    let context: RowContext

    private struct Column {
        let title: String
        /// The name under which the owner sorts by it.
        var sort: String?
        var style: String?
    }

    private let columns: [Column] = [
        Column(title: "Account", sort: "name"),
        Column(title: "Tier"),
        Column(title: "Class"),
        Column(title: "Seats", sort: "seats", style: "number"),
        Column(title: "Hours", sort: "recorded_seconds", style: "number"),
        Column(title: "MRR", sort: "mrr", style: "number"),
        Column(title: "Discount"),
        Column(title: "Contacts"),
    ]

    func html() -> HTML {
        table(.class("accounts")) {
            caption(.class("unseen")) {
                "Accounts in \(Figures.month(context.month)) with tier, class, seats, hours, recurring revenue, discount and contacts"
            }
            tableHead {
                tableRow {
                    for column in columns { heading(column) }
                    headerCell(Attribute("scope", "col"), .class("menu-cell")) { span(.class("unseen")) { "Actions" } }
                }
            }
            for row in rows { AccountRows(account: row, context: context).html() }
        }
    }

    private func heading(_ column: Column) -> HTML {
        guard let sort = column.sort else {
            return headerCell(Attribute("scope", "col"), column.style.map { .class($0) }) { column.title }
        }
        let order = view.order(of: sort)
        return headerCell(Attribute("scope", "col"), Attribute("aria-sort", order), column.style.map { .class($0) }) {
            link(.class("sort"), .href(view.sorted(by: sort).path)) {
                column.title
                span(.class("sort-mark"), Attribute("aria-hidden", "true")) {
                    order == "descending" ? "▼" : order == "ascending" ? "▲" : "↕"
                }
            }
        }
    }
}
