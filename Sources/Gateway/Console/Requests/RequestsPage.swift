import Contracts
import StaffAPI

/// The content of the queue's page.
struct RequestsPage {
    let address: RequestsAddress
    let answer: UpgradeRequestsAnswer
    let viewer: Viewer
    let now: Instant

    var title: String {
        ([address.status?.title, address.kind?.title, address.late?.title].compactMap { $0 } + [RequestsFeature.area.title])
            .joined(separator: " · ")
    }

    func html() -> HTML {
        .joined([
            division(.class("headline")) {
                heading1 { RequestsFeature.area.title }
                paragraph(.class("as-of push")) { "As of \(Figures.moment(now))" }
            },
            filters.html(), list, hint,
        ])
    }

    /// What is read again whenever something changes.
    var list: HTML {
        section(.id("requests"), .class("results"), .label("Requests"), Attribute("data-live")) {
            PrintedScope(filters: filters.inWords, pager: pager).html()
            paragraph(.class("list-note")) { summary }
            if answer.requests.isEmpty { nothing } else { table.html { tableBody { for row in answer.requests { html(of: row) } } } }
            if pager.isPart { pager.html() }
        }
    }

    private var summary: String {
        let counts = answer.counts
        return [
            "\(Figures.count(counts.pending)) pending", counts.overdue > 0 ? "\(Figures.count(counts.overdue)) overdue" : nil,
            counts.notCreated > 0 ? "\(Figures.count(counts.notCreated)) not created yet" : nil,
            "\(Figures.count(counts.approved)) approved", "\(Figures.count(counts.denied)) denied",
        ].compactMap { $0 }.joined(separator: " · ")
    }

    private var hint: HTML {
        paragraph(.class("list-note")) {
            "To enter what a customer asks by phone or mail, open the customer’s account, "
            "or type “enter request” and their name into the search on top."
        }
    }

    private var nothing: HTML {
        EmptyList(
            text: address.isFiltered ? "No request fits these filters." : "Nobody has asked for anything yet.",
            ways: address.isFiltered ? [.init(title: "All requests", path: RequestsFeature.path)] : []
        ).html()
    }

    private var filters: FilterBar {
        FilterBar(
            label: "Filter the requests", path: RequestsFeature.path,
            search: .init(
                text: address.search, placeholder: "Name, organisation, tier, message", pathWithout: address.with { $0.search = nil }.path),
            choices: [
                .init(
                    name: "status", title: "Status", options: UpgradeRequestStatus.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.status?.rawValue, pathWithout: address.with { $0.status = nil }.path),
                .init(
                    name: "kind", title: "Kind", options: UpgradeRequested.Kind.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.kind?.rawValue, pathWithout: address.with { $0.kind = nil }.path),
                .init(
                    name: "late", title: "Late", options: RequestsAddress.Late.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.late?.rawValue, pathWithout: address.with { $0.late = nil }.path),
            ], clearedPath: address.isFiltered ? RequestsFeature.path : nil)
    }

    private var pager: Pager {
        Pager(
            things: "requests", shown: answer.requests.count, first: nil, total: nil,
            previousPath: address.cursor == nil ? nil : address.with { _ in }.path,
            nextPath: answer.nextCursor.map { next in address.with { $0.cursor = next }.path })
    }

    private func html(of row: UpgradeRequestRow) -> HTML {
        table.row(
            row, .id("request-\(row.requestID)"), Attribute("data-row", row.requestID.description),
            Attribute("data-gone", "is no longer in this list."), Attribute("data-request", row.requestID.description),
            Attribute("data-label", row.customer.plain))
    }

    private var table: DataTable<UpgradeRequestRow> {
        DataTable(
            name: "requests", caption: "Upgrade requests: who asks for what, and how it stands",
            columns: [
                TableColumn(name: "request", title: "Request", cardLine: .first, namesRow: true) { row in
                    .joined([
                        span(.class("title")) { link(.href(row.path)) { row.title } },
                        row.message.map { message in small(.class("beside")) { ShownName(message).html() } } ?? .empty,
                    ])
                },
                TableColumn(name: "requester", title: "Asked by", priority: .roomy) { $0.requester.html() },
                TableColumn(name: "proposed", title: "Terms") { RequestTerms(row: $0).line },
                TableColumn(name: "status", title: "Status") { $0.marks },
                TableColumn(name: "asked", title: "Asked", priority: .roomy) { row in
                    span(.title(Figures.moment(row.createdAt))) { Figures.daysAgo(row.createdAt, asOf: now) }
                },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    let items = RequestActions.items(for: row)
                    return items.isEmpty ? .empty : ActionMenu(id: "menu-request-\(row.requestID)", subject: row.title, items: items).html()
                },
            ])
    }
}
