import Contracts
import StaffAPI

/// What was due of each account beside what arrived, with what of it doesn't agree.
struct ReconciliationTable {
    /// More of one account's are told by number.
    private static let itemsMaximum = 3

    let month: Month

    func html(_ rows: [ReconciliationRow]) -> HTML {
        table.html {
            tableBody {
                for row in rows {
                    table.row(
                        row, .id("reconciled-\(row.accountID)"), Attribute("data-row", row.accountID.description),
                        Attribute("data-account", row.accountID.description), Attribute("data-label", ShownName(row.label).plain))
                }
            }
        }
    }

    private var table: DataTable<ReconciliationRow> {
        DataTable(
            name: "reconciliation", caption: "What was due and what arrived, by account",
            columns: [
                TableColumn(name: "customer", title: "Customer", cardLine: .first, namesRow: true) { row in
                    span(.class("title")) { NameLink.account(row.accountID, row.label) }
                },
                TableColumn(name: "why", title: "What doesn't agree") { why($0) },
                TableColumn(name: "expected", title: "Expected", isNumber: true) { HTML(text: Figures.money($0.expectedCents)) },
                TableColumn(name: "later", title: "Not due yet", isNumber: true, priority: .roomy, cardLine: .none) { row in
                    row.notDueCents == .zero ? Nothing.html : HTML(text: Figures.money(row.notDueCents))
                },
                TableColumn(name: "arrived", title: "Arrived", isNumber: true) { HTML(text: Figures.money($0.arrivedCents)) },
                TableColumn(name: "gap", title: "Gap", isNumber: true, cardLine: .first) { row in
                    row.gapCents == .zero ? Nothing.html : HTML(text: Figures.money(row.gapCents))
                },
            ])
    }

    /// The names of the gaps, and what they are of.
    private func why(_ row: ReconciliationRow) -> HTML {
        guard !row.gaps.isEmpty else { return Nothing.html }
        let items = row.items.filter { !$0.gaps.isEmpty }
        return .joined([
            .joined(row.gaps.map { gap in span(.class("chip \(gap.known?.tone ?? "warn")")) { gap.title } }, separator: " "),
            .joined(items.prefix(Self.itemsMaximum).map { item in small(.class("beside")) { describe(item) } }),
            items.count > Self.itemsMaximum ? small(.class("beside")) { "\(Figures.count(items.count - Self.itemsMaximum)) more" } : .empty,
        ])
    }

    /// `Invoice 2026-000123 due 01-11-2026: € 1.210,00`
    private func describe(_ item: ReconciliationRow.Item) -> HTML {
        let amount = item.dueOn == nil ? item.arrivedCents : item.expectedCents
        return .joined([
            what(item), HTML(text: item.dueOn.map { " due \(Figures.date($0))" } ?? " arrived"), HTML(text: ": \(Figures.money(amount))"),
        ])
    }

    private func what(_ item: ReconciliationRow.Item) -> HTML {
        if let id = item.invoiceID, let number = item.invoiceNumber { return NameLink.invoice(id, number) }
        guard let payment = item.paymentIDs.first else { return HTML(text: item.kind.title) }
        return link(.href(ConsolePath.payment(payment))) { item.kind.title }
    }
}

extension ReconciliationGap {
    /// Money that is missing stands out from money that has to be looked at.
    fileprivate var tone: String {
        switch self {
        case .renewalNotCharged, .chargeFailed, .unpaidInvoice, .chargedBack: "bad"
        case .otherAmount, .refunded, .paidTwice, .unexpected: "warn"
        }
    }
}
