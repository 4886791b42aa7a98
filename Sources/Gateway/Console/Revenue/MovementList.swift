import Contracts
import StaffAPI

/// The accounts of a movement: how much, from what to what, the events that made it, and which share of the movement they are.
struct MovementList {
    let answer: MovementsAnswer
    /// What the month came to; nil where the owner doesn't say.
    let month: RevenueMonth?
    let address: RevenueAddress
    let current: Month

    func html() -> HTML {
        section(
            .id(RevenueAddress.listID), .class("results movements"), Attribute("aria-labelledby", "movements-title"), Attribute("data-live")
        ) {
            head
            PrintedScope(filters: address.filter.titles, pager: pager).html()
            if answer.movements.isEmpty {
                EmptyList(text: "Nothing moved.", ways: [.init(title: "Close", path: address.closed.path)]).html()
            } else {
                columns.all(answer.movements)
            }
            if pager.isPart { pager.html() }
        }
    }

    private var head: HTML {
        division(.class("headline")) {
            heading2(.id("movements-title")) {
                "\(Figures.month(answer.month)) · \(address.kind?.title ?? "All movements") · \(Figures.signedMoney(answer.amountCents))"
                span(.class("group-count")) { " \(answer.total == 1 ? "1 account" : "\(Figures.count(answer.total)) accounts")" }
            }
            navigation(.class("downloads push"), .label("Of this list")) {
                if let csv = address.csvPath { link(.href(csv), Attribute("download"), Shortcut.attribute(.export)) { "CSV" } }
                link(.href(address.closed.path)) { "Close" }
            }
        }
    }

    private var columns: DataTable<MovementRow> {
        DataTable(
            name: "movements", caption: "Accounts whose revenue moved, the largest amounts first",
            columns: [
                TableColumn(name: "account", title: "Account", cardLine: .first, namesRow: true) { row in
                    span(.class("title")) { NameLink.account(row.accountID, row.label, in: shownMonth) }
                },
                TableColumn(name: "amount", title: "Amount", isNumber: true, cardLine: .first) { row in amount(row) },
                TableColumn(name: "change", title: "From → to") { row in HTML(text: MovementWords.change(row)) },
                TableColumn(name: "events", title: "Made by") { row in MovementEvents(row: row).html() },
                TableColumn(name: "share", title: "Share", isNumber: true, priority: .roomy, cardLine: .none) { row in share(row) },
            ])
    }

    /// An account's page shows the newest month without being told.
    private var shownMonth: Month? { answer.month == current ? nil : answer.month }

    private func amount(_ row: MovementRow) -> HTML {
        .joined([
            HTML(text: Figures.signedMoney(row.amountCents)),
            address.kind == nil ? small { row.kind.title } : .empty,
        ])
    }

    /// Of all that moved the same way in this month.
    private func share(_ row: MovementRow) -> HTML {
        guard let kind = row.kind.known, let whole = month?.amount(of: kind), whole != .zero else { return Nothing.html }
        let tenths = Int(clamping: (Int128(row.amountCents.amount) * 2_000 / Int128(whole.amount) + 1) / 2)
        let text = "\(tenths / 10),\(tenths % 10)\(Figures.space)%"
        return .joined([
            HTML(text: text),
            graphic(
                .class("gauge"), Attribute("viewBox", "0 0 1000 40"), Attribute("preserveAspectRatio", "none"),
                Attribute("aria-hidden", "true")
            ) {
                rectangle(.class("gauge-track"), Attribute("width", "1000"), Attribute("height", "40"))
                rectangle(.class("series-\(kind.rawValue)"), Attribute("width", String(min(1_000, tenths))), Attribute("height", "40"))
            },
        ])
    }

    private var pager: Pager {
        Pager(
            things: "accounts", shown: answer.movements.count, first: answer.first, total: Int64(answer.total),
            previousPath: answer.previousCursor.map { address.at(cursor: $0).path },
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
