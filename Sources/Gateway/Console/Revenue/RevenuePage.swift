import Contracts
import StaffAPI

/// The content of the page: what moved last, drawings and tables of the months, the accounts of a movement that is opened, and what became of
/// trials, tiers and prices.
struct RevenuePage {
    let address: RevenueAddress
    /// What of the address could not be used, in words.
    var notes: [String] = []
    /// All that are kept.
    let months: [RevenueMonth]
    /// Nil where none are opened, or they can't be had now.
    let movements: MovementsAnswer?
    let now: Instant

    func html() -> HTML {
        .joined([headline, .joined(notes.map { Banner(text: $0).html() }), filters.html(), live])
    }

    /// `Guardian · Churn · October 2026 · Revenue`
    var title: String {
        let opened = address.month.map { [address.kind?.title ?? "Movements", Figures.month($0)] } ?? []
        return (address.filter.titles + opened + [RevenueFeature.area.title]).joined(separator: " · ")
    }

    /// What is read again whenever something changes.
    var live: HTML {
        .joined([
            section(.id("revenue"), .class("charts"), .label("Monthly recurring revenue"), Attribute("data-live")) {
                if let told {
                    MovementLine(month: told, address: address, current: current).html()
                    RevenueCharts(months: shown, current: current, address: address).html()
                } else {
                    EmptyList(text: "There is no revenue yet.").html()
                }
            },
            list, cards,
        ])
    }

    private var current: Month { now.month }

    private var shown: [RevenueMonth] {
        let range = address.months(current: current)
        return months.filter { range.contains($0.month) }
    }

    /// The month that is opened, or else the newest.
    private var told: RevenueMonth? { months.first { $0.month == address.month } ?? shown.last }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { RevenueFeature.area.title }
            paragraph(.class("as-of push")) { "As of \(Figures.moment(now))" }
        }
    }

    private var filters: FilterBar {
        func choice(_ name: String, _ title: String, _ end: WritableKeyPath<RevenueAddress, Month?>) -> FilterBar.Choice {
            FilterBar.Choice(
                name: name, title: title, options: months.reversed().map { ($0.month.description, Figures.month($0.month)) },
                chosen: address[keyPath: end]?.description, pathWithout: address.with(end, nil).path)
        }
        return FilterBar(
            label: "Filter the revenue", path: RevenueFeature.area.path,
            choices: [choice("from", "First month", \.from), choice("to", "Last month", \.to)]
                + FilterBar.Choice.groups(address.filter) { address.with(\.filter, $0).path },
            kept: address.opened, clearedPath: address.isFiltered ? address.cleared.path : nil)
    }

    private var list: HTML {
        guard let opened = address.month else { return .empty }
        guard let movements else {
            let text = "The accounts behind the movements of \(Figures.month(opened)) can't be told now."
            return section(.id(RevenueAddress.listID), .label("Movements"), Attribute("data-live")) {
                EmptyList(text: text, ways: [.init(title: "Close", path: address.closed.path)]).html()
            }
        }
        return MovementList(
            answer: movements, month: months.first { $0.month == opened }, address: address, current: current
        ).html()
    }

    /// Only what the owner tells.
    private var cards: HTML {
        section(
            .id("revenue-parts"), .class("charts revenue-parts"), .label("Trials, tiers and what is given away"), Attribute("data-live")
        ) {
            if shown.contains(where: { $0.trialsEnded != nil }) {
                card("trial-conversion", "Trial conversion", TrialConversion(months: shown).html())
            }
            if let told, let byTier = told.byTier {
                card(
                    "by-tier", "By tier · \(Figures.month(told.month))",
                    RevenueByTier(month: told.month, byTier: byTier, current: current, filter: address.filter).html())
            }
            if let told, let givenAway = told.givenAway {
                card("given-away", "Given away · \(Figures.month(told.month))", RevenueGivenAway(givenAway: givenAway).html())
            }
        }
    }

    private func card(_ id: String, _ title: String, _ content: HTML) -> HTML {
        division(.id(id), .class("card")) {
            heading2 { title }
            content
        }
    }
}
