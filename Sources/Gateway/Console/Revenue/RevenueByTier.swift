import Contracts
import StaffAPI

/// The accounts of each tier at the end of a month, and what they bring. Each name leads to its accounts.
struct RevenueByTier {
    let month: Month
    let byTier: [String: TierTotal]
    /// The month that has not ended yet.
    let current: Month
    let filter: GroupFilter

    func html() -> HTML {
        FigureTable(
            label: "By tier", caption: "Accounts and what they bring in a month",
            columns: [.init(title: "Tier", isNumber: false)] + ["Accounts", "Active", "Seats", "MRR"].map { .init(title: $0) },
            rows: Tier.allCases.compactMap(row)
        ).html()
    }

    private func row(_ tier: Tier) -> FigureTable.Row? {
        guard let total = byTier[tier.rawValue] else { return nil }
        let accounts = UsageAddress.ofMonth(month, current: current, GroupFilter(tiers: [tier], classes: filter.classes))
        return FigureTable.Row(
            name: link(.href(accounts.path)) { tier.title },
            cells: [total.accounts, total.activeAccounts, total.seats].map { HTML(text: Figures.count($0)) } + [
                HTML(text: Figures.money(total.mrrCents))
            ])
    }
}
