import Contracts

/// The totals of everything that the filters let through, not of the page alone.
struct TotalsTiles {
    let totals: RollupTotals
    let isFiltered: Bool

    func html() -> HTML {
        section(
            .id("totals"), .class("totals"), .label(isFiltered ? "Totals of the filtered accounts" : "Totals"), Attribute("data-live")
        ) {
            descriptionList(.class("tiles")) {
                tile("MRR forecast", Figures.money(totals.mrrForecastCents), "paying and managed")
                tile("MRR banked", Figures.money(totals.mrrBankedCents), "paying only")
                tile("Trial potential", Figures.money(totals.trialPotentialCents), "at list price")
                tile("Accounts", Figures.count(totals.accounts), "\(Figures.count(totals.activeAccounts)) active")
                tile("Workspaces", Figures.count(totals.workspaces), nil)
                tile("Seats", Figures.count(totals.seats), nil)
                tile("Recorded", recorded, nil)
                tile("Logins", Figures.count(totals.logins), "in 30 days")
            }
            unorderedList(.class("classes"), .label("By revenue class")) {
                for revenueClass in RevenueClass.allCases { share(of: revenueClass) }
            }
        }
    }

    private var recorded: String {
        totals.recordedSeconds < 360_000
            ? Figures.duration(seconds: totals.recordedSeconds) : Figures.wholeHours(seconds: totals.recordedSeconds)
    }

    private func tile(_ name: String, _ value: String, _ note: String?) -> HTML {
        division(.class("tile")) {
            term { name }
            description(.class("value")) { value }
            if let note { description(.class("note")) { note } }
        }
    }

    private func share(of revenueClass: RevenueClass) -> HTML {
        let figures = totals.byClass[revenueClass.rawValue] ?? .init(accounts: 0, mrrCents: .zero)
        return listItem {
            span(.class("dot series-\(revenueClass.rawValue)"), Attribute("aria-hidden", "true"))
            "\(revenueClass.title) "
            strong { Figures.count(figures.accounts) }
            if figures.mrrCents != .zero { " · \(Figures.money(figures.mrrCents))" }
        }
    }
}
