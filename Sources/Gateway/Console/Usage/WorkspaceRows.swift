import Contracts
import StaffAPI

/// One workspace below its account, in the same columns.
struct WorkspaceRows {
    let workspace: WorkspaceRow
    let account: AccountRow
    let context: RowContext

    func html() -> HTML {
        table.row(
            workspace, .class(workspace.active ? "workspace-row" : "workspace-row inactive"),
            Attribute("data-workspace", workspace.workspaceID.description), Attribute("data-label", ShownName(workspace.name).plain))
    }

    private var table: DataTable<WorkspaceRow> {
        DataTable(
            name: "workspaces", caption: "Workspaces of \(ShownName(account.label).plain)",
            columns: [
                TableColumn(name: "account", title: "Workspace", cardLine: .first, namesRow: true) { name($0) },
                TableColumn(name: "tier", title: "Tier") { HTML(text: $0.tier.title) },
                TableColumn(name: "class", title: "Class") { $0.active ? .empty : span(.class("chip quiet")) { "inactive" } },
                TableColumn(name: "seats", title: "Seats", isNumber: true) { HTML(text: Figures.count($0.seats)) },
                TableColumn(name: "hours", title: "Hours", isNumber: true) { WorkspaceHours(workspace: $0).html() },
                TableColumn(name: "mrr", title: "Discount", isNumber: true) { workspace in
                    workspace.discount.map { DiscountChip(discount: $0).html() } ?? .empty
                },
                TableColumn(name: "contact", title: "Contact", priority: .roomy, cardLine: .none) {
                    Contacts(admins: $0.admins, context: context).html()
                },
                TableColumn(name: "manager", title: "Manager", priority: .wide, cardLine: .none) { _ in .empty },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { menu($0) },
            ])
    }

    private func name(_ workspace: WorkspaceRow) -> HTML {
        .joined([
            span(.class("title")) { NameLink.workspace(workspace.workspaceID, workspace.name) },
            small(.class("beside")) { people(workspace) },
        ])
    }

    private func menu(_ workspace: WorkspaceRow) -> HTML {
        ActionMenu(
            id: "menu-\(workspace.workspaceID)", subject: ShownName(workspace.name).plain,
            items: AccountActions(context: context).items(for: workspace)
        ).html()
    }

    private func people(_ workspace: WorkspaceRow) -> String {
        var parts = ["\(Figures.count(workspace.members)) member\(workspace.members == 1 ? "" : "s")"]
        if workspace.externals > 0 { parts.append("\(Figures.count(workspace.externals)) external") }
        if workspace.observers > 0 { parts.append("\(Figures.count(workspace.observers)) observing") }
        return parts.joined(separator: " · ")
    }
}
