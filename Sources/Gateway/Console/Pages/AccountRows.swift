import Contracts

/// One account and its workspaces: a body of the table of its own, so that it can be replaced as a whole.
struct AccountRows {
    let account: AccountRow
    let context: RowContext

    func html() -> HTML {
        tableBody(
            .class("account"), .id("account-\(account.accountID)"), Attribute("data-account", account.accountID.description),
            Attribute("data-organisation", account.organisationID.description), Attribute("data-label", label.plain),
            Attribute("data-tier", account.tier.rawValue), Attribute("data-period", account.billingPeriod.rawValue),
            Attribute("data-seats", String(account.seats)), Attribute("data-manager", account.accountManager ?? ""),
            Attribute("data-percent", account.discount.map { String($0.percent.value) } ?? "")
        ) {
            accountRow
            for workspace in account.workspaces { WorkspaceRows(workspace: workspace, account: account, context: context).html() }
            if workspacesLeftOut > 0 { rest }
        }
    }

    private var label: ShownName { ShownName(account.label) }

    private var workspaceCount: Int { max(account.workspaceCount ?? 0, account.workspaces.count) }

    private var workspacesLeftOut: Int { workspaceCount - account.workspaces.count }

    /// An account may have more workspaces than a page can show.
    private var rest: HTML {
        let view = RollupView(["month": context.month.description]).alone(account.accountID)
        return tableRow(.class("workspace-row rest")) {
            cell(.class("name"), Attribute("colspan", "9")) {
                "and \(Figures.count(workspacesLeftOut)) more, all in the "
                link(.href(view.csvPath(level: "workspace")), Attribute("download")) { "CSV of this account" }
            }
        }
    }

    private var accountRow: HTML {
        tableRow(.class(account.active ? "account-row" : "account-row inactive")) {
            headerCell(Attribute("scope", "row"), .class("name")) { name }
            cell(Attribute("data-title", "Tier")) { tier }
            cell(Attribute("data-title", "Class")) { span(.class("pill class-\(account.class.rawValue)")) { account.class.title } }
            cell(.class("number"), Attribute("data-title", "Seats")) {
                Figures.count(account.seats)
                if account.externals + account.observers > 0 { small { guests } }
            }
            cell(.class("number"), Attribute("data-title", "Hours")) { Figures.duration(seconds: account.recordedSeconds) }
            cell(.class("number strong"), Attribute("data-title", "MRR")) { Figures.money(account.mrrCents) }
            cell(Attribute("data-title", "Discount")) {
                if let discount = account.discount { DiscountText(discount: discount).html() } else { Nothing.html }
            }
            cell(Attribute("data-title", "Contacts")) { Contacts(admins: account.admins, now: context.now).html() }
            cell(.class("menu-cell")) {
                ActionMenu(
                    id: "menu-\(account.accountID)", subject: label.plain, items: AccountActions(context: context).items(for: account)
                ).html()
            }
        }
    }

    private var name: HTML {
        .joined([nameLine, small(.class("beside")) { subtitle }])
    }

    private var nameLine: HTML {
        division(.class("name-line")) {
            if !account.workspaces.isEmpty {
                button(.type("button"), .class("toggle"), Attribute("aria-expanded", "false"), .label("Workspaces of \(label.plain)")) {
                    span(Attribute("aria-hidden", "true")) { "▸" }
                }
            }
            span(.class("title")) { label.html() }
            if account.partner { span(.class("chip")) { "partner" } }
            if account.managed { span(.class("chip")) { "managed" } }
            if !account.active { span(.class("chip quiet")) { "inactive" } }
        }
    }

    private var subtitle: HTML {
        var parts: [HTML] = []
        if let organisation = account.organisationName, organisation != account.label { parts.append(ShownName(organisation).html()) }
        if account.scope == .workspace { parts.append(HTML(text: account.scope.title)) }
        parts.append(HTML(text: workspaceCount == 1 ? "1 workspace" : "\(Figures.count(workspaceCount)) workspaces"))
        if let accountManager = account.accountManager {
            parts.append(.joined([HTML(text: "managed by "), ShownName(accountManager).html()]))
        }
        return .joined(parts, separator: " · ")
    }

    private var tier: HTML {
        .joined([
            HTML(text: account.tier.title),
            small {
                if account.tier.isPaid { account.billingPeriod.title }
                if let expiry = account.tierExpiresAt { " until \(Figures.date(expiry))" }
            },
        ])
    }

    private var guests: String {
        [(account.externals, "external"), (account.observers, "observer")].filter { $0.0 > 0 }
            .map { "\(Figures.count($0.0)) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}
