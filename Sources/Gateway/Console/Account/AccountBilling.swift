import Contracts
import StaffAPI

/// The terms of an account: what it pays by which sum, its discounts, and the trials it has had.
struct AccountBilling {
    let account: AccountView
    /// Nil where it can't be said now.
    let revenue: AccountRevenueAnswer?
    /// What has happened to trials, the newest first.
    let trials: [AuditRecord]
    /// Nil where it can't be said now.
    let details: BillingDetailsAnswer?

    func html() -> HTML {
        division(.id("detail-content"), .class("overview"), Attribute("data-live")) {
            division(.class("overview-main")) {
                section(.class("card"), Attribute("aria-labelledby", "sum-title")) {
                    heading2(.id("sum-title")) { "What it pays" }
                    sum
                }
                AccountInvoicing(answer: details, isPast: account.isPast).html()
                section(.class("card"), Attribute("aria-labelledby", "discounts-title")) {
                    heading2(.id("discounts-title")) { "Discounts" }
                    discounts
                }
                section(.class("card"), Attribute("aria-labelledby", "trials-title")) {
                    heading2(.id("trials-title")) { "Trials so far" }
                    if trials.isEmpty { paragraph(.class("note")) { "This account has had no trial." } }
                    Timeline.html(trials)
                }
            }
            section(.class("card overview-side"), Attribute("aria-labelledby", "terms-title")) {
                heading2(.id("terms-title")) { account.isPast ? "Terms then" : "Terms now" }
                FactList(facts: AccountFacts(account: account).all).html()
            }
        }
    }

    @HTMLBuilder private var sum: HTML {
        if let revenue {
            if revenue.parts.isEmpty {
                paragraph(.class("note")) { "\(revenue.tier.title) bills no seats." }
            } else {
                RevenueSum(revenue: revenue).table()
                if revenue.billingPeriod == .annual, revenue.mrrCents > .zero {
                    paragraph(.class("note")) { "Billed \(Figures.money(revenue.netCents.times(12))) a year." }
                }
            }
        } else {
            paragraph(.class("note")) { "What the amount is made of can't be said now." }
        }
    }

    private var discounts: HTML {
        let ofWorkspaces = account.row.workspaces.filter { $0.discount != nil }
        guard account.row.discount != nil || !ofWorkspaces.isEmpty else { return paragraph(.class("note")) { "There are none." } }
        return unorderedList(.class("plain-list")) {
            if let discount = account.row.discount { listItem { "The whole account: \(Self.text(discount))" } }
            for workspace in ofWorkspaces {
                listItem {
                    NameLink.workspace(workspace.workspaceID, workspace.name)
                    if let discount = workspace.discount { ": \(Self.text(discount))" }
                }
            }
        }
    }

    static func text(_ discount: ShownDiscount) -> String { "\(discount.kind.title), \(discount.percent.value)\(Figures.space)%" }
}
