import Contracts
import StaffAPI

/// The page of an account: its head, what needs attention, and one of its parts.
struct AccountPage {
    /// The first two of these that can be done stand as buttons beside the menu with all of them.
    private static let deeds = [StaffAction.tier.id, StaffAction.trial.id, StaffAction.managed.id, StaffAction.accountManager.id]

    let account: AccountView
    let content: HTML

    /// `Acme · Billing · October 2026`
    var title: String {
        let tab = account.address.tab
        return [
            account.label.plain, tab == .overview ? nil : tab.title, account.isPast ? Figures.month(account.context.month) : nil,
        ].compactMap { $0 }.joined(separator: " · ")
    }

    func html() -> HTML {
        let row = account.row
        return division(
            .class("detail"), Attribute("data-path", ConsolePath.account(row.accountID)), Attribute("data-kept"),
            Attribute("data-follows", row.accountID.description), Attribute("data-account", row.accountID.description),
            Attribute("data-label", account.label.plain)
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                for note in account.notes { Banner(text: note).html() }
                if account.isPast { past }
                AlertStrip(alerts: AccountAlerts(account: account).all).html()
            }
            tabs
            content
        }
    }

    private var head: HTML {
        DetailHead(
            trail: [.init(title: ConsoleArea.usage.title, path: ConsoleArea.usage.path)], name: account.label, marks: marks, facts: facts,
            controls: controls
        ).html()
    }

    @HTMLBuilder private var marks: HTML {
        let row = account.row
        span(.class("pill class-\(row.class.text)")) {
            row.class.title
            if row.managed && row.class != .managed { " · managed" }
        }
        if row.class != .free || row.tier != .free {
            span(.class("chip")) {
                row.tier.title
                if row.tier.known?.isPaid ?? true { " \(row.billingPeriod.title)" }
            }
        }
        if row.partner { span(.class("chip")) { "partner" } }
        if row.closed == true { span(.class("chip warn")) { "closed" } } else if !row.active { span(.class("chip quiet")) { "inactive" } }
    }

    private var facts: [HTML] {
        let row = account.row
        var facts: [HTML] = []
        if let organisation = row.organisationName, organisation != row.label { facts.append(ShownName(organisation).html()) }
        facts.append(HTML(text: facts.isEmpty ? Sentence.beginning(row.scope.title) : row.scope.title))
        let count = row.workspaceCount ?? row.workspaces.count
        facts.append(HTML(text: count == 1 ? "1 workspace" : "\(Figures.count(count)) workspaces"))
        facts.append(
            row.accountManager.map { .joined([HTML(text: "manager "), ShownName($0).html()]) } ?? HTML(text: "no account manager"))
        facts.append(ShortID.html(row.accountID))
        return facts
    }

    @HTMLBuilder private var controls: HTML {
        MonthPicker(
            month: account.context.month, current: account.current,
            amounts: Dictionary(account.months.map { ($0.month, $0.mrrCents) }) { first, _ in first }
        ) { account.address.at($0).path }.html()
        let items = AccountActions(context: account.context).items(for: account.row)
        for item in items.filter({ $0.obstacle == nil && Self.deeds.contains($0.action.id) }).prefix(2) {
            DeedButton(action: item.action).html()
        }
        ActionMenu(id: "menu-account", subject: account.label.plain, items: items).html()
    }

    private var past: HTML {
        Banner(
            text: "\(Figures.month(account.context.month)), as it was. Actions are off.",
            way: account.address.month == nil ? nil : .init(title: "Back to now", path: account.address.at(nil).path)
        ).html()
    }

    private var tabs: HTML {
        TabBar(
            label: "Parts of the account",
            tabs: AccountTab.allCases.map { tab in
                TabBar.Tab(
                    title: tab.title, path: account.address.at(tab).path,
                    count: tab == .workspaces ? account.row.workspaceCount ?? account.row.workspaces.count : nil,
                    isCurrent: tab == account.address.tab)
            }
        ).html()
    }
}
