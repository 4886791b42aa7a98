import Contracts

/// One workspace below its account, in the same columns.
struct WorkspaceRows {
    let workspace: WorkspaceRow
    let account: AccountRow
    let context: RowContext

    func html() -> HTML {
        tableRow(
            .class(workspace.active ? "workspace-row" : "workspace-row inactive"),
            Attribute("data-workspace", workspace.workspaceID.description), Attribute("data-label", ShownName(workspace.name).plain)
        ) {
            headerCell(Attribute("scope", "row"), .class("name")) {
                span(.class("title")) { ShownName(workspace.name).html() }
                small { people }
            }
            cell(Attribute("data-title", "Tier")) { workspace.tier.title }
            cell(.class("spare")) { if !workspace.active { span(.class("chip quiet")) { "inactive" } } }
            cell(.class("number"), Attribute("data-title", "Seats")) { Figures.count(workspace.seats) }
            cell(.class("number"), Attribute("data-title", "Hours")) {
                CapGauge(countedSeconds: workspace.countedSeconds, capSeconds: workspace.capSeconds).html()
                if workspace.countedSeconds != workspace.recordedSeconds {
                    small { "\(Figures.duration(seconds: workspace.recordedSeconds)) recorded" }
                }
            }
            cell(.class("number spare")) { Nothing.html }
            cell(Attribute("data-title", "Discount")) {
                if let discount = workspace.discount { DiscountText(discount: discount).html() } else { Nothing.html }
            }
            cell(Attribute("data-title", "Contacts")) { Contacts(admins: workspace.admins, now: context.now).html() }
            cell(.class("menu-cell")) {
                ActionMenu(
                    id: "menu-\(workspace.workspaceID)", subject: ShownName(workspace.name).plain,
                    items: AccountActions(context: context).items(for: workspace)
                ).html()
            }
        }
    }

    private var people: String {
        var parts = ["\(Figures.count(workspace.members)) member\(workspace.members == 1 ? "" : "s")"]
        if workspace.externals > 0 { parts.append("\(Figures.count(workspace.externals)) external") }
        if workspace.observers > 0 { parts.append("\(Figures.count(workspace.observers)) observing") }
        return parts.joined(separator: " · ")
    }
}
