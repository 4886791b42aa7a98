import Contracts
import StaffAPI

/// The totals of everything that the filters let through, not of the page alone.
struct UsageTotals {
    let totals: RollupTotals
    /// Whether it is known who logged in in the month.
    let knowsLogins: Bool
    let address: UsageAddress

    func html() -> HTML {
        section(
            .id("totals"), .class("totals"), .label(address.isFiltered ? "Totals of the filtered accounts" : "Totals"),
            Attribute("data-live"), Attribute("data-count", String(totals.accounts))
        ) {
            StatStrip(figures: [
                .init(name: "MRR forecast", value: Figures.money(totals.mrrForecastCents), note: "paying and managed"),
                .init(name: "MRR banked", value: Figures.money(totals.mrrBankedCents), note: "paying only"),
                .init(name: "Accounts", value: Figures.count(totals.accounts), note: "\(Figures.count(totals.activeAccounts)) active"),
                .init(name: "Hours", value: Figures.hours(seconds: totals.recordedSeconds)),
            ]).html()
            details(.class("more-totals")) {
                summary { "More" }
                StatStrip(figures: [
                    .init(name: "Trial potential", value: Figures.money(totals.trialPotentialCents), note: "at list price"),
                    .init(name: "List price", value: totals.listMrrCents.map(Figures.money) ?? "–", note: "a month, before discounts"),
                    .init(name: "Given away", value: totals.givenAwayCents.map(Figures.money) ?? "–", note: givenAway),
                    .init(name: "Workspaces", value: Figures.count(totals.workspaces)),
                    .init(name: "Seats", value: Figures.count(totals.seats), note: "each person once"),
                    .init(name: "Logins", value: knowsLogins ? Figures.count(totals.logins30Days) : "not known", note: "in 30 days"),
                ]).html()
            }
            unorderedList(.class("classes"), .label("By revenue class")) {
                for revenueClass in RevenueClass.allCases { listItem { share(of: revenueClass) } }
            }
        }
    }

    /// `€ 150,00 scholarship, € 75,00 comped`
    private var givenAway: String {
        let kinds = totals.givenAway?.kinds ?? []
        return kinds.isEmpty
            ? "a month" : kinds.map { "\(Figures.money($0.amount)) \(GivenAwayTotals.title(of: $0.name))" }.joined(separator: ", ")
    }

    /// The figures of one class, which lead to its accounts.
    private func share(of revenueClass: RevenueClass) -> HTML {
        let figures = totals.byClass[revenueClass.rawValue] ?? .init(accounts: 0, mrrCents: .zero)
        let isChosen = address.view.filter.groups.classes == [revenueClass]
        let destination = address.with(\.filter.groups.classes, isChosen ? [] : [revenueClass]).path
        return link(.class("share"), .href(destination), isChosen ? Attribute("aria-current", "true") : nil) {
            span(.class("dot series-\(revenueClass.rawValue)"), Attribute("aria-hidden", "true"))
            "\(revenueClass.title) "
            strong { Figures.count(figures.accounts) }
            if figures.mrrCents != .zero { " · \(Figures.money(figures.mrrCents))" }
        }
    }
}
