import Contracts
import StaffAPI

/// The workspaces of an account in a month.
struct AccountWorkspaces {
    /// More are in the CSV.
    static let shownMaximum = 200

    let account: AccountView

    func html() -> HTML {
        let workspaces = account.row.workspaces.prefix(Self.shownMaximum)
        return section(.id("detail-content"), .class("results"), .label("Workspaces"), Attribute("data-live")) {
            if workspaces.isEmpty {
                EmptyList(text: "The account has no workspaces in \(Figures.month(account.context.month)).").html()
            } else {
                table.html {
                    tableBody {
                        for workspace in workspaces {
                            table.row(
                                workspace, .class(workspace.active ? "" : "inactive"),
                                Attribute("data-workspace", workspace.workspaceID.description),
                                Attribute("data-label", ShownName(workspace.name).plain))
                        }
                    }
                }
                division(.class("pager")) { count(workspaces.count) }
            }
        }
    }

    @HTMLBuilder private func count(_ shown: Int) -> HTML {
        let all = account.row.workspaceCount ?? shown
        "\(Figures.count(shown)) of \(Figures.count(all)) workspaces"
        navigation(.class("downloads"), .label("Downloads")) {
            link(
                .href(UsageAddress.of(account.row.accountID, in: account.context.month).csvPath(level: .workspace)),
                Attribute("download")
            ) { "CSV" }
        }
    }

    private var table: DataTable<WorkspaceRow> {
        let context = account.context
        return DataTable(
            name: "workspaces", caption: "Workspaces of \(account.label.plain) in \(Figures.month(context.month))",
            columns: [
                TableColumn(name: "workspace", title: "Workspace", cardLine: .first, namesRow: true) { name($0) },
                TableColumn(name: "seats", title: "Seats", isNumber: true) { HTML(text: Figures.count($0.seats)) },
                TableColumn(name: "externals", title: "External", isNumber: true, priority: .wide) {
                    HTML(text: Figures.count($0.externals))
                },
                TableColumn(name: "observers", title: "Observers", isNumber: true, priority: .wide) {
                    HTML(text: Figures.count($0.observers))
                },
                TableColumn(name: "hours", title: "Hours", isNumber: true) { WorkspaceHours(workspace: $0).html() },
                TableColumn(name: "discount", title: "Discount") { workspace in
                    workspace.discount.map { DiscountChip(discount: $0).html() } ?? Nothing.html
                },
                TableColumn(name: "contact", title: "Contact", priority: .roomy) {
                    Contacts(admins: $0.admins, context: context).html()
                },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { workspace in
                    ActionMenu(
                        id: "menu-\(workspace.workspaceID)", subject: ShownName(workspace.name).plain,
                        items: AccountActions(context: context).items(for: workspace)
                    ).html()
                },
            ])
    }

    private func name(_ workspace: WorkspaceRow) -> HTML {
        .joined([
            span(.class("title")) { NameLink.workspace(workspace.workspaceID, workspace.name) },
            workspace.active ? .empty : span(.class("chip quiet")) { "inactive" },
            workspace.deleted == true ? span(.class("chip warn")) { "deleted" } : .empty,
        ])
    }
}
