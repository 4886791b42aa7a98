import Contracts
import StaffAPI

/// What an amount of recurring revenue is made of: seats, price and discount of each part, and what they come to.
struct RevenueSum {
    let revenue: AccountRevenueAnswer

    /// `19 seats × € 75,00`, a line for each discount.
    func lines() -> HTML {
        guard !revenue.parts.isEmpty else { return paragraph(.class("sum")) { "No seats are billed." } }
        return unorderedList(.class("sum")) {
            for part in revenue.parts { listItem { line(part) } }
            if let agreed = revenue.agreedCents { listItem { "agreed instead: \(Figures.money(agreed)) a month" } }
            if revenue.mrrCents != revenue.netCents { listItem { notCounted } }
        }
    }

    private func line(_ part: AccountRevenueAnswer.Part) -> HTML {
        .joined([
            HTML(text: "\(Self.seats(part.seats)) × \(Figures.money(revenue.seatPriceCents))"), less(part),
            revenue.parts.count > 1 ? HTML(text: " = \(Figures.money(part.amountCents))") : .empty,
        ])
    }

    @HTMLBuilder private func less(_ part: AccountRevenueAnswer.Part) -> HTML {
        if let discount = part.discount, discount.percent.value > 0 {
            " − \(discount.percent.value)\(Figures.space)% \(discount.kind.title.lowercased())"
            if let workspace = part.workspaceID {
                " ("
                NameLink.workspace(workspace, part.workspaceName ?? "")
                ")"
            }
        }
    }

    private var notCounted: HTML {
        HTML(text: "\(Figures.money(revenue.netCents)), of which nothing recurs while the account is \(revenue.class.title.lowercased())")
    }

    /// The sum line by line, and what of it recurs.
    func table() -> HTML {
        func total(_ name: String, _ amount: Cents) -> FigureTable.Row {
            .init(name: HTML(text: name), cells: [.empty, .empty, HTML(text: Figures.money(amount))], isSum: true)
        }
        return FigureTable(
            label: "What it pays", caption: "A month, \(revenue.tier.title) billed \(revenue.billingPeriod.title)",
            columns: [
                .init(title: "Seats", isNumber: false), .init(title: "Price of a seat"), .init(title: "Discount", isNumber: false),
                .init(title: "Amount"),
            ],
            rows: revenue.parts.map { part in
                .init(
                    name: HTML(text: Self.seats(part.seats)),
                    cells: [
                        HTML(text: Figures.money(revenue.seatPriceCents)), part.discount == nil ? Nothing.html : less(part),
                        HTML(text: Figures.money(part.amountCents)),
                    ])
            } + [
                total("At list price", revenue.listCents), total("Given away", revenue.listCents - revenue.netCents),
                total(revenue.agreedCents == nil ? "Net" : "Net, as agreed", revenue.netCents), total("Recurring (MRR)", revenue.mrrCents),
            ]
        ).html()
    }

    static func seats(_ count: Int) -> String { count == 1 ? "1 seat" : "\(Figures.count(count)) seats" }
}
