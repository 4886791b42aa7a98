import Contracts

/// The at-risk page: workspaces that need somebody's attention, the most urgent group first.
struct AtRiskPage {
    let viewer: Viewer
    let reason: RiskReason?
    let answer: AtRiskAnswer
    let now: Instant

    func html() -> HTML {
        PageFrame(title: "At risk", place: .atRisk, viewer: viewer).html {
            division(.class("headline")) {
                heading1 { "At risk" }
                paragraph(.class("as-of")) { "As of \(Figures.moment(answer.asOf ?? now))" }
            }
            reasons
            division(.id("risks"), Attribute("data-live")) {
                if answer.rows.isEmpty {
                    paragraph(.class("nothing")) { reason == nil ? "No workspace is at risk." : "No workspace is at risk for this reason." }
                }
                for group in RiskReason.allCases { rows(of: group) }
            }
            if let next = answer.nextCursor { pages(next) }
            ActionDialogs.html(viewer)
        }
    }

    private var reasons: HTML {
        navigation(.class("tabs"), .label("Reasons")) {
            link(.href("/at-risk"), reason == nil ? Attribute("aria-current", "true") : nil) { "All" }
            for one in RiskReason.allCases {
                link(.href("/at-risk?reason=\(one.rawValue)"), reason == one ? Attribute("aria-current", "true") : nil) { one.title }
            }
        }
    }

    private func pages(_ cursor: String) -> HTML {
        let filter = reason.map { "reason=\($0.rawValue)&" } ?? ""
        return navigation(.class("pages"), .label("Pages of workspaces")) {
            link(.href("/at-risk?\(filter)cursor=\(cursor)"), Attribute("rel", "next")) { "Next page" }
        }
    }

    private func rows(of group: RiskReason) -> HTML {
        let rows = answer.rows.filter { $0.reason == group }
        guard !rows.isEmpty else { return .empty }
        return section(.class("risk-group risk-\(group.rawValue)"), Attribute("aria-labelledby", "title-\(group.rawValue)")) {
            heading2(.id("title-\(group.rawValue)")) {
                group.title
                span(.class("group-count")) { " \(rows.count)" }
            }
            table(.class("risks")) {
                caption(.class("unseen")) { "\(group.title): workspaces with hours, forecast, contacts and suggested remedy" }
                headings
                tableBody { for row in rows { AtRiskRows(row: row, context: context).html() } }
            }
        }
    }

    private var headings: HTML {
        tableHead {
            tableRow {
                for title in ["Workspace", "Tier"] { headerCell(Attribute("scope", "col")) { title } }
                headerCell(Attribute("scope", "col"), .class("number")) { "Hours" }
                for title in ["Why", "Contacts", "Suggested remedy"] { headerCell(Attribute("scope", "col")) { title } }
                headerCell(Attribute("scope", "col"), .class("menu-cell")) { span(.class("unseen")) { "Actions" } }
            }
        }
    }

    private var context: RowContext { RowContext(viewer: viewer, month: now.month, now: now) }
}
