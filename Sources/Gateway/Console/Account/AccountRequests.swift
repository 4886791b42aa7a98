import StaffAPI

/// What was asked for an account, and what has become of it; nothing where nobody has asked.
struct AccountRequests {
    let account: AccountView

    @HTMLBuilder func html() -> HTML {
        if !account.requests.isEmpty {
            section(.class("card"), Attribute("aria-labelledby", "requests-title")) {
                heading2(.id("requests-title")) { "Requests" }
                unorderedList(.class("plain-list")) { for row in account.requests { listItem { entry(row) } } }
            }
        }
    }

    @HTMLBuilder private func entry(_ row: UpgradeRequestRow) -> HTML {
        link(.href(row.path)) { row.title }
        " "
        row.marks
        small { " \(row.proposal) · \(Figures.daysAgo(row.createdAt, asOf: account.context.now))" }
    }
}
