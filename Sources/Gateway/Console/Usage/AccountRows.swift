import Contracts
import StaffAPI

/// One account and, where it is open, its workspaces: a body of the table of its own, so that it can be replaced as a whole.
struct AccountRows {
    let account: AccountRow
    let address: UsageAddress
    let context: RowContext

    func html() -> HTML {
        let isOpen = address.open.contains(account.accountID)
        return tableBody(
            .class(isOpen ? "account open" : "account"), .id("account-\(account.accountID)"),
            Attribute("data-row", account.accountID.description), Attribute("data-account", account.accountID.description),
            Attribute("data-label", ShownName(account.label).plain),
            address.mayFit(account) ? nil : Attribute("data-unfit")
        ) {
            AccountColumns(address: address, context: context).table.row(
                account, .class(account.active ? "account-row" : "account-row inactive"))
            if isOpen { workspaces }
        }
    }

    @HTMLBuilder private var workspaces: HTML {
        for workspace in account.workspaces { WorkspaceRows(workspace: workspace, account: account, context: context).html() }
        let leftOut = (account.workspaceCount ?? 0) - account.workspaces.count
        if leftOut > 0 { rest(leftOut) }
    }

    /// An account may have more workspaces than a page can show.
    private func rest(_ count: Int) -> HTML {
        tableRow(.class("workspace-row rest")) {
            cell(.class("column-account"), Attribute("colspan", "9")) {
                "and \(Figures.count(count)) more, all in the "
                link(
                    .href(UsageAddress.of(account.accountID, in: context.month).csvPath(level: .workspace)), Attribute("download")
                ) { "CSV of this account" }
            }
        }
    }
}
