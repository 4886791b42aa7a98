import Contracts
import StaffAPI

/// The page of a workspace as it is now.
struct WorkspacePage {
    /// More are told by number.
    private static let membersMaximum = 200

    let workspace: WorkspaceDetail
    let members: [WorkspaceMember]
    /// The newest first.
    let events: [AuditRecord]
    let names: KnownNames
    let context: RowContext

    private var name: ShownName { ShownName(workspace.name) }

    var title: String { "\(name.plain) · Workspace" }

    func html() -> HTML {
        division(
            .class("detail"), Attribute("data-path", ConsolePath.workspace(workspace.workspaceID)), Attribute("data-kept"),
            Attribute("data-follows", workspace.accountID.description),
            Attribute("data-account", workspace.accountID.description), Attribute("data-workspace", workspace.workspaceID.description),
            Attribute("data-label", name.plain)
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                if workspace.deleted { Banner(text: "This workspace is deleted.").html() }
                if let lock { Banner(text: lock).html() }
            }
            division(.id("detail-content"), .class("parts"), Attribute("data-live")) {
                section(.class("card"), Attribute("aria-labelledby", "facts-title")) {
                    heading2(.id("facts-title")) { "Facts" }
                    FactList(facts: facts, isWide: true).html()
                }
                people
                WorkspaceMonths(months: workspace.usageMonths ?? [], name: name).html()
                history
            }
        }
    }

    private var head: HTML {
        let label = workspace.accountLabel.isEmpty ? workspace.organisationName : workspace.accountLabel
        let items =
            workspace.deleted
            ? []
            : AccountActions(context: context).items(for: workspace)
        return DetailHead(
            trail: [
                .init(title: ConsoleArea.usage.title, path: ConsoleArea.usage.path),
                .init(title: label, path: ConsolePath.account(workspace.accountID)),
            ], name: name,
            marks: .joined([
                span(.class("chip")) { workspace.tier.title }, workspace.active ? .empty : span(.class("chip quiet")) { "inactive" },
            ]),
            facts: [ShownName(workspace.organisationName).html(), ShortID.html(workspace.workspaceID)],
            controls: items.isEmpty
                ? .empty
                : .joined([
                    handoff,
                    items.contains { $0.action.id == StaffAction.usageReset.id && $0.obstacle == nil }
                        ? DeedButton(action: .usageReset).html() : .empty,
                    ActionMenu(id: "menu-workspace", subject: name.plain, items: items).html(),
                ])
        ).html()
    }

    @HTMLBuilder private var handoff: HTML {
        if workspace.usageContext == .external, context.viewer.obstacle(.transfer) == nil {
            link(.class("button"), .href(HandoffAddress.path(of: workspace.workspaceID))) { "\(HandoffPage.title)…" }
        }
    }

    private var facts: [FactList.Fact] {
        ofAll + (workspace.usageContext == .external ? ofClient : [])
    }

    private var ofAll: [FactList.Fact] {
        [
            .init(workspace.capSeconds == nil ? "Hours in \(Figures.month(workspace.month))" : "Hours towards the cap", hours),
            .init("Seats", seats),
            .init("Account", NameLink.account(workspace.accountID, workspace.accountLabel)),
            .init("Organisation", ShownName(workspace.organisationName).html()),
            .init("Kind", workspace.usageContext.title),
            .init("Who sees it", workspace.visibility?.title ?? "not known"),
            .init("Discount", workspace.discount.map(AccountBilling.text) ?? "none of its own"),
            .init("Count begun anew", workspace.resetAt.map(Figures.moment) ?? "not in this month"),
            .init("Created", Figures.date(workspace.createdAt)),
        ]
    }

    /// Whose data a client's workspace holds.
    private var ofClient: [FactList.Fact] {
        let missing = span(.class("chip bad")) { "missing" }
        let known = [workspace.dataOwner?.name, workspace.dataOwner?.email].compactMap { $0 }
        let owner = HTML.joined(known.map { ShownName($0).html() }, separator: ", ")
        let agreement: HTML = workspace.agreementAcceptedAt.map { HTML(text: Figures.date($0)) } ?? missing
        return [.init("Data owner", known.isEmpty ? missing : owner), .init("Agreement accepted", agreement)]
    }

    private var hours: HTML {
        .joined([
            gauge.html(),
            small {
                [
                    gauge.ofMonth, "\(Figures.hours(seconds: workspace.recordedSeconds)) recorded",
                    Deletion.inWords(seconds: workspace.deletedSeconds), workspace.capSeconds == nil ? "no cap" : nil,
                ].compactMap { $0 }.joined(separator: ", ")
            },
        ])
    }

    private var gauge: LockGauge {
        LockGauge(
            countedSeconds: workspace.countedSeconds, lifetimeSeconds: workspace.lifetimeSeconds, capSeconds: workspace.capSeconds)
    }

    /// Nil where nothing is locked.
    private var lock: String? {
        guard gauge.isLocked, !workspace.deleted else { return nil }
        let words = workspace.lockedSince.map(LockGauge.since) ?? "locked"
        return Sentence.whole("\(words): \(CapLock.inWords)")
    }

    private var seats: String {
        var parts = [RevenueSum.seats(workspace.seats)]
        if workspace.externals > 0 { parts.append("\(Figures.count(workspace.externals)) external") }
        if workspace.observers > 0 { parts.append("\(Figures.count(workspace.observers)) observing") }
        return parts.joined(separator: ", ")
    }

    private var people: HTML {
        section(.class("results"), Attribute("aria-labelledby", "people-title")) {
            heading2(.id("people-title")) {
                "People"
                span(.class("group-count")) { " \(Figures.count(members.count))" }
            }
            if members.isEmpty {
                EmptyList(text: "Nobody is in this workspace.").html()
            } else {
                table.all(members.prefix(Self.membersMaximum))
                if members.count > Self.membersMaximum {
                    paragraph(.class("note")) {
                        "and \(Figures.count(members.count - Self.membersMaximum)) more, all in the "
                        link(.href("\(ConsolePath.account(workspace.accountID))/people")) { "people of the account" }
                    }
                }
            }
        }
    }

    private var table: DataTable<WorkspaceMember> {
        DataTable(
            name: "people", caption: "People in \(name.plain), owners and admins first",
            columns: [
                TableColumn(name: "person", title: "Person", cardLine: .first, namesRow: true) {
                    PersonName(userID: $0.userID, name: $0.name ?? "", email: $0.email ?? "").html()
                },
                TableColumn(name: "role", title: "Role") { HTML(text: $0.role.title) },
                TableColumn(name: "state", title: "State") { member in
                    member.state == .pending ? span(.class("chip warn")) { "invited" } : HTML(text: member.source.title)
                },
                .seat { $0.seat },
                TableColumn(name: "joined", title: "Since", priority: .wide) { HTML(text: Figures.date($0.joinedAt)) },
                TableColumn(name: "login", title: "Last seen") {
                    LastSeen(login: $0.lastLoginAt, logins: $0.logins30Days, context: context).html()
                },
            ])
    }

    private var history: HTML {
        section(.class("card"), Attribute("aria-labelledby", "last-title")) {
            heading2(.id("last-title")) { "What happened last" }
            if events.isEmpty { paragraph(.class("note")) { "Nothing has been done here yet." } }
            Timeline.html(events, names)
        }
    }
}
