import Contracts

/// One workspace at risk: why, since or until when, whom to speak to and what to try.
struct AtRiskRows {
    let row: AtRiskRow
    let context: RowContext

    func html() -> HTML {
        tableRow(
            .class("risk-row"), .id("risk-\(row.workspaceID)"), Attribute("data-account", row.accountID.description),
            Attribute("data-workspace", row.workspaceID.description), Attribute("data-label", name.plain),
            Attribute("data-tier", row.tier.rawValue)
        ) {
            headerCell(Attribute("scope", "row"), .class("name")) {
                link(.class("title"), .href("/?search=\(row.accountID)")) { name.html() }
                small(.class("beside")) { ShownName(row.organisationName ?? "").html() }
            }
            cell(Attribute("data-title", "Tier")) { row.tier.title }
            cell(.class("number"), Attribute("data-title", "Hours")) {
                CapGauge(countedSeconds: row.countedSeconds, capSeconds: row.capSeconds).html()
            }
            cell(Attribute("data-title", "Why")) { why }
            cell(Attribute("data-title", "Contacts")) { Contacts(admins: row.admins, now: context.now).html() }
            cell(.class("remedy"), Attribute("data-title", "Remedy")) { row.remedy ?? "" }
            cell(.class("menu-cell")) {
                ActionMenu(
                    id: "menu-\(row.workspaceID)", subject: name.plain, items: AccountActions(context: context).items(for: row)
                ).html()
            }
        }
    }

    private var name: ShownName { ShownName(row.workspaceName) }

    private var why: HTML {
        .joined([
            HTML(text: row.detail ?? row.reason.title),
            small { facts.joined(separator: " · ") },
        ])
    }

    private var facts: [String] {
        // Whoever is at a cap has approached it too; only a reason of another kind says something more.
        let others = row.reasons.filter { $0 != row.reason && $0 == .recentlyDowngraded }
        var facts = others.map { "also: \($0.title.lowercased())" }
        // For those that approach their cap the detail has said so.
        if let projected = row.projectedAt, row.detail == nil || row.reason != .approachingCap {
            facts.append("cap reached on \(Figures.date(projected)) at this pace")
        }
        if let downgraded = row.downgradedAt {
            facts.append("from \(row.downgradedFrom?.title ?? "a higher tier") on \(Figures.date(downgraded))")
        }
        return facts
    }
}
