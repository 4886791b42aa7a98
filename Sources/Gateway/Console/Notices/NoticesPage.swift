import Contracts

/// The content of the page of notices.
struct NoticesPage {
    let address: NoticesAddress
    let rows: [NoticeRow]
    /// Of all, whatever the page shows.
    let unread: Int
    let nextPath: String?
    let viewer: Viewer
    let now: Instant

    var title: String {
        ([address.code?.title, address.isUnread ? "Unread" : nil].compactMap { $0 } + [NoticesFeature.area.title])
            .joined(separator: " · ")
    }

    func html() -> HTML {
        .joined([
            division(.class("headline")) {
                heading1 { NoticesFeature.area.title }
                link(.class("button push"), .href(NoticeSettingsFeature.path)) { "Mails about notices" }
            },
            filters.html(), list,
        ])
    }

    /// What is read again whenever something changes.
    var list: HTML {
        section(.id("notices"), .class("results"), .label("Notices"), Attribute("data-live")) {
            PrintedScope(filters: filters.inWords, pager: pager).html()
            division(.class("notices-state")) {
                paragraph(.class("list-note")) { unread == 0 ? "Nothing is unread." : "\(Figures.count(unread)) unread" }
                if unread > 0 { ReadForm(viewer: viewer, address: address).html }
            }
            if rows.isEmpty { nothing } else { table.html { tableBody { for row in rows { html(of: row) } } } }
            if pager.isPart { pager.html() }
        }
    }

    private var nothing: HTML {
        EmptyList(
            text: address.isFiltered ? "No notice fits these filters." : "There is nothing to tell you yet.",
            ways: address.isFiltered ? [.init(title: "All notices", path: NoticesFeature.path)] : []
        ).html()
    }

    private var filters: FilterBar {
        FilterBar(
            label: "Filter the notices", path: NoticesFeature.path,
            choices: [
                .init(
                    name: NoticesAddress.unreadName, title: "State", options: [("true", "Unread")],
                    chosen: address.isUnread ? "true" : nil, pathWithout: address.with { $0.isUnread = false }.path),
                .init(
                    name: "code", title: "About", options: NoticeCode.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.code?.rawValue, pathWithout: address.with { $0.code = nil }.path),
            ], clearedPath: address.isFiltered ? NoticesFeature.path : nil)
    }

    private var pager: Pager {
        Pager(
            things: "notices", shown: rows.count, first: nil, total: nil,
            previousPath: address.cursor == nil ? nil : address.with { _ in }.path, nextPath: nextPath)
    }

    private func html(of row: NoticeRow) -> HTML {
        table.row(
            row, .id("notice-\(row.notice.id)"), row.isUnread ? .class("unread") : nil, Attribute("data-row", row.notice.id.description),
            Attribute("data-label", row.words.title))
    }

    private var table: DataTable<NoticeRow> {
        DataTable(
            name: "notices", caption: "Notices: what there is, since when, and whether you have read it",
            columns: [
                TableColumn(name: "notice", title: "Notice", cardLine: .first, namesRow: true) { row in
                    .joined([
                        span(.class("title")) { link(.href(row.notice.path)) { ShownName.line(row.words.title) } },
                        small(.class("beside")) { ShownName.line(row.words.text) },
                    ])
                },
                TableColumn(name: "about", title: "About", priority: .roomy) { HTML(text: $0.notice.code.title) },
                TableColumn(name: "by", title: "By", priority: .wide, cardLine: .none) { by($0) },
                TableColumn(name: "since", title: "Since") { row in
                    span(.title(Figures.moment(row.notice.createdAt))) { Figures.daysAgo(row.notice.createdAt, asOf: now) }
                },
                TableColumn(name: "state", title: "State") { state(of: $0) },
                TableColumn(name: "read", title: "Read", hidesTitle: true) { row in
                    row.isUnread ? ReadForm(viewer: viewer, address: address, row: row).html : .empty
                },
            ])
    }

    private func by(_ row: NoticeRow) -> HTML {
        switch row.notice.actor {
        case .staff(let email): ShownName(email).html()
        case .system: Nothing.html
        }
    }

    private func state(of row: NoticeRow) -> HTML {
        if row.handledAt != nil { return span(.class("pill request-approved")) { "Done" } }
        return row.isUnread ? span(.class("pill request-pending")) { "Unread" } : span(.class("pill")) { "Read" }
    }
}

/// The button that says that one notice, or all of them, are read; it works without the script too.
private struct ReadForm {
    let viewer: Viewer
    let address: NoticesAddress
    /// Nil for all.
    var row: NoticeRow?

    var html: HTML {
        let path = row.map { "\(NoticesFeature.path)/\($0.notice.id)/read" } ?? "\(NoticesFeature.path)/read"
        return form(.class("read-notice"), Attribute("method", "post"), Attribute("action", path)) {
            input(.type("hidden"), .name(FormToken.fieldName), .value(viewer.formToken))
            input(.type("hidden"), .name(NoticeForms.backName), .value(address.query))
            button(.class("plain"), row.map { .label("Mark as read: \($0.words.title)") }) {
                row == nil ? "Mark all as read" : "Mark as read"
            }
        }
    }
}
