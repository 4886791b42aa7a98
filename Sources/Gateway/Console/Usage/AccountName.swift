import Contracts
import StaffAPI

/// An account as its row names it: the way to its workspaces, its name, and what sets it apart.
struct AccountName {
    let account: AccountRow
    let address: UsageAddress
    let context: RowContext

    func html() -> HTML {
        .joined([toggle, division(.class("name-line")) { nameAndMarks }, small(.class("beside")) { subtitle }])
    }

    private var label: ShownName { ShownName(account.label) }

    private var workspaceCount: Int { max(account.workspaceCount ?? 0, account.workspaces.count) }

    /// The script opens the account in its place; without it the page comes again with the account alone.
    @HTMLBuilder private var toggle: HTML {
        if workspaceCount > 0 {
            let isOpen = address.open.contains(account.accountID)
            link(
                .class("toggle"), .href(UsageAddress.of(account.accountID, in: address.view.month, isOpen: true).path),
                Attribute("role", "button"), Attribute("aria-expanded", isOpen ? "true" : "false"), .label("Workspaces of \(label.plain)")
            ) {
                span(Attribute("aria-hidden", "true")) { "▸" }
            }
        }
    }

    @HTMLBuilder private var nameAndMarks: HTML {
        span(.class("title")) { NameLink.account(account.accountID, account.label, in: address.view.month) }
        if account.partner { span(.class("chip")) { "partner" } }
        if !address.mayFit(account) { span(.class("chip warn")) { "no longer fits the filters" } }
        if !account.active { span(.class("chip quiet")) { "inactive" } }
    }

    private var subtitle: HTML {
        var parts: [HTML] = []
        if let organisation = account.organisationName, organisation != account.label { parts.append(ShownName(organisation).html()) }
        if account.scope == .workspace { parts.append(HTML(text: account.scope.title)) }
        parts.append(HTML(text: workspaceCount == 1 ? "1 workspace" : "\(Figures.count(workspaceCount)) workspaces"))
        return .joined(parts, separator: " · ")
    }
}
