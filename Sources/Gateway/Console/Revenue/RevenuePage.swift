import Contracts
import StaffAPI

/// The content of the page: what moved last, drawings and tables of the months, and the accounts of a movement that is opened.
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

    /// `Churn · October 2026 · Revenue`
    var title: String {
        let opened = address.month.map { [address.kind?.title ?? "Movements", Figures.month($0)] } ?? []
        return (opened + [RevenueFeature.area.title]).joined(separator: " · ")
    }

    /// What is read again whenever something changes.
    var live: HTML {
        .joined([
            section(.id("revenue"), .class("charts"), .label("Monthly recurring revenue"), Attribute("data-live")) {
                if let last = shown.last {
                    MovementLine(month: months.first { $0.month == address.month } ?? last, address: address, current: current).html()
                    RevenueCharts(months: shown, current: current, address: address).html()
                } else {
                    EmptyList(text: "There is no revenue yet.").html()
                }
            },
            list, conversion,
        ])
    }

    private var current: Month { now.month }

    private var shown: [RevenueMonth] {
        let range = address.months(current: current)
        return months.filter { range.contains($0.month) }
    }

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
            label: "Choose the months", path: RevenueFeature.area.path,
            choices: [choice("from", "First month", \.from), choice("to", "Last month", \.to)], kept: address.opened,
            clearedPath: address.from == nil && address.to == nil ? nil : address.with(\.from, nil).with(\.to, nil).path)
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

    /// Nothing where the owner doesn't tell of trials.
    @HTMLBuilder private var conversion: HTML {
        if shown.contains(where: { $0.trialsEnded != nil }) { TrialConversion(months: shown, current: current).html() }
    }
}
