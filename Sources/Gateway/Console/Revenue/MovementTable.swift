import Contracts
import StaffAPI

/// Months from their opening to their closing. Each amount leads to the accounts that made it.
struct MovementTable {
    let months: [RevenueMonth]
    let address: RevenueAddress

    func html() -> HTML {
        FigureTable(
            label: "Movements", caption: "Monthly recurring revenue: from opening to closing, with how many accounts moved",
            columns: [.init(title: "Month", isNumber: false), .init(title: "Opening")]
                + address.kinds.map { .init(title: $0.title) } + [.init(title: "Closing")],
            rows: months.reversed().map { month in
                .init(
                    name: monthLink(month),
                    cells: [HTML(text: Figures.money(month.openingCents))] + address.kinds.map { cell(month, $0) }
                        + [HTML(text: Figures.money(month.closingCents))])
            }
        ).html()
    }

    private func monthLink(_ month: RevenueMonth) -> HTML {
        link(.href(address.showing(month.month).path), mark(month, nil)) {
            Figures.month(month.month)
            span(.class("unseen")) { ", all movements" }
        }
    }

    private func cell(_ month: RevenueMonth, _ kind: RevenueMovement) -> HTML {
        guard month.amount(of: kind) != .zero else { return Nothing.html }
        return link(.href(address.showing(month.month, kind).path), mark(month, kind)) {
            Figures.money(month.amount(of: kind))
            if let count = month.movementCounts?[kind.rawValue] {
                small { " \(Figures.count(count))" }
                span(.class("unseen")) { count == 1 ? " account" : " accounts" }
            }
        }
    }

    private func mark(_ month: RevenueMonth, _ kind: RevenueMovement?) -> Attribute? {
        address.shows(month.month, kind) ? Attribute("aria-current", "true") : nil
    }
}
