import Contracts

/// The Usage & billing page: a month of every account, its workspaces, and what staff may do about them.
struct UsagePage {
    let viewer: Viewer
    let view: RollupView
    let answer: RollupAnswer
    /// Nil where the owner could not say.
    let revenue: RevenueAnswer?
    let now: Instant

    func html() -> HTML {
        PageFrame(title: "Usage & billing", place: .usage, viewer: viewer).html {
            division(.class("headline")) {
                heading1 { "Usage & billing" }
                MonthStepper(view: view, month: answer.month, current: now.month).html()
                paragraph(.class("as-of")) { "As of \(Figures.moment(answer.asOf))" }
            }
            TotalsTiles(totals: answer.totals, isFiltered: view.isFiltered).html()
            RollupFilters(view: view).html()
            accounts
            pages
            charts
            ActionDialogs.html(viewer)
        }
    }

    private var accounts: HTML {
        section(.id("accounts"), .class("results"), Attribute("aria-labelledby", "accounts-title"), Attribute("data-live")) {
            division(.class("results-head")) {
                heading2(.id("accounts-title")) { "Accounts" }
                navigation(.class("downloads"), .label("Downloads")) {
                    link(.href(view.csvPath(level: "account")), Attribute("download")) { "CSV by account" }
                    link(.href(view.csvPath(level: "workspace")), Attribute("download")) { "CSV by workspace" }
                }
            }
            if answer.accounts.isEmpty {
                paragraph(.class("nothing")) {
                    view.isFiltered ? "No account fits these filters." : "There are no accounts in this month."
                }
            } else {
                AccountTable(rows: answer.accounts, view: view, context: context).html()
            }
        }
    }

    private var context: RowContext {
        RowContext(viewer: viewer, month: answer.month, now: now)
    }

    private var pages: HTML {
        navigation(.class("pages"), .label("Pages of accounts")) {
            if view.cursor != nil { link(.href(view.at(cursor: nil).path), Attribute("rel", "first")) { "First page" } }
            if let next = answer.nextCursor { link(.href(view.at(cursor: next).path), Attribute("rel", "next")) { "Next page" } }
        }
    }

    private var charts: HTML {
        section(.class("charts"), Attribute("aria-labelledby", "revenue-title")) {
            heading2(.id("revenue-title")) { "Monthly recurring revenue" }
            if let revenue, !revenue.months.isEmpty {
                RevenueCharts(months: revenue.months).html()
            } else {
                paragraph(.class("nothing")) { "The revenue of past months is not available at the moment." }
            }
        }
    }
}
