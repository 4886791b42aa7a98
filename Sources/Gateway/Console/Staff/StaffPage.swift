import Contracts
import StaffAPI

/// The content of the page of staff.
struct StaffPage {
    let rows: [StaffRow]
    let isFirst: Bool
    let nextPath: String?
    let managers: StaffManagers
    let viewer: Viewer
    let now: Instant

    func html() -> HTML {
        .joined([division(.class("headline")) { heading1 { StaffFeature.area.title } }, note, list])
    }

    /// Why nothing can be changed from here.
    @HTMLBuilder private var note: HTML {
        if !managers.contains(viewer.identity.email) {
            Banner(text: "\(Sentence.beginning(Obstacle.notStaffManager.text(for: viewer))).").html()
        }
    }

    /// What is read again whenever something changes.
    var list: HTML {
        section(.id("staff"), .class("results"), .label("Staff"), Attribute("data-live")) {
            PrintedScope(pager: pager).html()
            if rows.isEmpty { EmptyList(text: "Nobody more.", ways: [.init(title: "From the beginning", path: StaffFeature.path)]).html() }
            if !rows.isEmpty { table.html { tableBody { for row in rows { html(of: row) } } } }
            if pager.isPart { pager.html() }
        }
    }

    private var pager: Pager {
        Pager(
            things: "colleagues", shown: rows.count, first: isFirst ? 1 : nil, total: nil,
            previousPath: isFirst ? nil : StaffFeature.path, nextPath: nextPath)
    }

    private func html(of row: StaffRow) -> HTML {
        // The dialog is asked for by what its row is about; here that is an address.
        table.row(
            row, .id("staff-\(row.email)"), Attribute("data-row", row.email), Attribute("data-account", row.email),
            Attribute("data-label", StaffName(row).plain))
    }

    private var table: DataTable<StaffRow> {
        DataTable(
            name: "staff", caption: "Staff: when they were last seen, accounts and permissions",
            columns: [
                TableColumn(name: "person", title: "Colleague", cardLine: .first, namesRow: true) { StaffName($0).html() },
                TableColumn(name: "seen", title: "Last seen") { seen($0) },
                TableColumn(name: "managed", title: "Accounts", isNumber: true) { HTML(text: Figures.count($0.accounts)) },
                TableColumn(name: "permissions", title: "Permissions") { permissions($0) },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    ActionMenu(
                        id: "menu-staff-\(row.email)", subject: StaffName(row).plain,
                        items: StaffActions(managers: managers, viewer: viewer).items(for: row)
                    ).html()
                },
            ])
    }

    private func seen(_ row: StaffRow) -> HTML {
        guard let seen = row.lastSeenAt else { return HTML(text: "never") }
        let ago = HTML(text: Figures.daysAgo(seen, asOf: now))
        return row.isUnseen
            ? .joined([ago, HTML(text: " "), span(.class("chip warn")) { "not seen for \(StaffList.unseenDays) days" }]) : ago
    }

    private func permissions(_ row: StaffRow) -> HTML {
        guard !row.policies.isEmpty else { return Nothing.html }
        return unorderedList(.class("plain-list")) {
            for policy in row.policies {
                listItem {
                    StaffPolicy(rawValue: policy.policy)?.title ?? policy.policy
                    small { " \(source(of: policy))" }
                }
            }
        }
    }

    private func source(of policy: StaffRow.Policy) -> String {
        switch (policy.source, policy.until) {
        case (.token, _): "by the sign-in"
        case (.granted, nil): "granted"
        case (.granted, let until?): "granted until \(StaffActions.end(until))"
        }
    }
}
