import Contracts
import StaffAPI

/// The content of the page: totals, filters and accounts of a month.
struct UsagePage {
    let viewer: Viewer
    let address: UsageAddress
    /// What of the address could not be used, in words.
    var notes: [String] = []
    let answer: RollupAnswer
    /// What recurred at the end of each month; empty where the owner could not say.
    let revenue: [Month: Cents]
    let now: Instant

    func html() -> HTML {
        .joined([
            headline, .joined(banners),
            UsageTotals(totals: answer.totals, knowsLogins: answer.loginsKnown ?? true, address: address).html(), filters.html(), accounts,
        ])
    }

    /// `Guardian · October 2026 · Usage & billing`
    var title: String {
        var parts: [String] = []
        if let search = address.view.search { parts.append("“\(ShownName(search).plain)”") }
        parts += address.view.filter.groups.titles
        if isPast { parts.append(Figures.month(answer.month)) }
        return (parts + [UsageFeature.area.title]).joined(separator: " · ")
    }

    private var isPast: Bool { answer.month != now.month }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { UsageFeature.area.title }
            MonthPicker(month: answer.month, current: now.month, amounts: revenue) { address.with(\.month, $0).path }.html()
            downloads
            paragraph(.class("as-of")) { "As of \(Figures.moment(answer.asOf))" }
        }
    }

    private var banners: [HTML] {
        let noted = notes.map { Banner(text: $0).html() }
        guard isPast else { return noted }
        let way = EmptyList.Way(title: "Back to now", path: address.with(\.month, nil).path)
        return noted + [Banner(text: "\(Figures.month(answer.month)), as it was. Actions are off.", way: way).html()]
    }

    private var downloads: HTML {
        navigation(.class("downloads push"), .label("Downloads")) {
            "CSV: "
            link(.href(address.csvPath(level: .account)), Attribute("download"), Shortcut.attribute(.export)) { "accounts" }
            link(.href(address.csvPath(level: .workspace)), Attribute("download")) { "workspaces" }
        }
    }

    private var filters: FilterBar {
        let view = address.view
        var kept: [(name: String, value: String)] = []
        if let month = view.month { kept.append(("month", month.description)) }
        if let sort = view.sort { kept.append(("sort", sort.wireName)) }
        return FilterBar(
            label: "Filter the accounts", path: UsageFeature.path,
            search: .init(
                text: view.search, placeholder: "Account, workspace, person or id",
                pathWithout: address.with(\.search, nil).path),
            choices: UsageFilters(address: address).choices + [
                .init(
                    name: "compare", title: "Compare with", options: otherMonths, chosen: view.compare?.description,
                    pathWithout: address.with(\.compare, nil).path)
            ], kept: kept, clearedPath: address.isFiltered ? address.cleared.path : nil)
    }

    /// The months that the one shown can be compared with, the nearest first.
    private var otherMonths: [(value: String, title: String)] {
        let months = (0...MonthPicker.monthsBack).map { now.month.adding(months: -$0) }
        return months.filter { $0 < answer.month }.map { ($0.description, Figures.month($0)) }
    }

    private var accounts: HTML {
        section(.id("accounts"), .class("results"), .label("Accounts"), Attribute("data-live")) {
            PrintedScope(filters: filters.inWords, pager: pager).html()
            link(.id("more-fit"), .class("more-fit"), .href(address.path), Attribute("hidden"))
            if answer.accounts.isEmpty {
                nothing
            } else {
                AccountColumns(address: address, context: context).table.html {
                    for account in answer.accounts { AccountRows(account: account, address: address, context: context).html() }
                }
            }
            pager.html()
        }
    }

    private var context: RowContext { RowContext(viewer: viewer, month: answer.month, now: now, knowsLogins: answer.loginsKnown ?? true) }

    /// What else could be looked at: the same without one of its filters.
    private var nothing: HTML {
        guard address.isFiltered else { return EmptyList(text: "There are no accounts in \(Figures.month(answer.month)).").html() }
        let view = address.view
        var ways: [EmptyList.Way] = []
        if let search = view.search {
            ways.append(.init(title: "Without the search “\(ShownName(search).plain)”", path: address.with(\.search, nil).path))
        }
        ways += UsageFilters(address: address).waysWithout
        return EmptyList(text: "No account fits these filters.", ways: ways).html()
    }

    private var pager: Pager {
        Pager(
            things: "accounts", shown: answer.accounts.count, first: answer.first, total: answer.totals.accounts,
            previousPath: answer.previousCursor.map { address.at(cursor: $0).path },
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
